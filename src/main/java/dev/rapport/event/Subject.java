package dev.rapport.event;

/**
 * What an event is about: the id of an interaction or of an order, {@code survey:<response id>} for an answer about no
 * interaction, {@code customer:<id>} for a merge. All that Rapport folds together has one subject.
 *
 * @param value 1 to 200 characters
 */
public record Subject(String value) implements Comparable<Subject> {
    public Subject {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a subject needs at least one character");
        }
    }

    /** The subject of an answer that is about no interaction. */
    public static Subject ofResponse(String responseId) {
        return new Subject("survey:" + responseId);
    }

    /** The subject under which a customer's merge into another one is told. */
    public static Subject ofCustomer(String customerId) {
        return new Subject("customer:" + customerId);
    }

    @Override
    public int compareTo(Subject other) {
        return CodePointOrder.INSTANCE.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
