package dev.rapport.ingest;

/** The names around an event's data that Rapport knows. */
enum Envelope {
    ID("id"),
    SOURCE("source"),
    TYPE("type"),
    TIME("time"),
    SUBJECT("subject"),
    /** A survey response's name for {@link #TIME}. */
    RESPONDED_AT("responded_at"),
    /** In a survey response: what becomes the {@link #SUBJECT}. */
    INTERACTION_ID("interaction_id"),
    DATA("data"),
    /** Another way to write {@link #DATA}: its bytes. */
    DATA_BASE64("data_base64"),
    SPECVERSION("specversion"),
    DATACONTENTTYPE("datacontenttype"),
    DATASCHEMA("dataschema");

    /** The most characters of each that is kept by itself. */
    static final int MOST_CHARACTERS = 200;

    private final String wireName;

    Envelope(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    boolean isTime() {
        return this == TIME || this == RESPONDED_AT;
    }
}
