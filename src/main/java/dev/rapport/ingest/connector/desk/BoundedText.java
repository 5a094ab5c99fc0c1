package dev.rapport.ingest.connector.desk;

/** Texts that vendors allow to be longer than an event takes: what is too long is cut, or the event would be refused. */
final class BoundedText {
    private BoundedText() {}

    /** At most so many UTF-16 units, no half of a character, and no NUL, which can't be stored. */
    static String of(String text, int most) {
        String plain = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (plain.length() <= most) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most);
    }
}
