package dev.rapport.ingest;

/** The form in which a single value stands on the wire; it decides what the value may become. */
enum Form {
    /** A JSON string. */
    TEXT("text"),
    /** A JSON number without fraction and exponent. */
    WHOLE_NUMBER("a number"),
    /** A JSON number with a fraction or an exponent. */
    FRACTION("a number with a fraction"),
    /** {@code true} or {@code false} in JSON. */
    TRUTH("true or false"),
    /** A cell of CSV, where all is text. */
    CELL("text");

    private final String description;

    Form(String description) {
        this.description = description;
    }

    /** How a sentence names the form. */
    String description() {
        return description;
    }

    /** Whether the value was written as text, as opposed to a JSON number or truth value. */
    boolean isText() {
        return this == TEXT || this == CELL;
    }
}
