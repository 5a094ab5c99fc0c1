package dev.rapport.testing.document;

/**
 * One way in which an answer differs from the document.
 *
 * @param operation method and path template
 * @param place what of the answer: a pointer into the body in which * stands for an index, a header, or the status
 * @param kind what is wrong there
 * @param message the same in words, with the value
 */
record Finding(String operation, int status, String place, String kind, String message) {

    /** How it stands in a list: the same for all answers that differ in the same way. */
    String line() {
        return "%s %d %s %s".formatted(operation, status, place, kind);
    }

    @Override
    public String toString() {
        return line() + ": " + message;
    }
}
