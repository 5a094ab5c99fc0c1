package dev.rapport.ingest;

/** How a violation points at a value in the caller's own spelling (RFC 6901 for JSON, the column's name for CSV). */
enum PointerStyle {
    /** The fields stand in {@code data} of an event. */
    IN_DATA("/data/", "/"),
    /** The fields stand beside the id, as in a survey response. */
    FLAT("/", "/"),
    /** The fields are columns; {@code scale.min} is one of them. */
    COLUMN("/", ".");

    private final String beforeField;
    private final String beforeMember;

    PointerStyle(String beforeField, String beforeMember) {
        this.beforeField = beforeField;
        this.beforeMember = beforeMember;
    }

    /** Points at a field of the data. */
    String field(String name) {
        return beforeField + escape(name);
    }

    /** Points at a member of a field whose value is an object, such as an attribute or an end of the scale. */
    String member(String field, String member) {
        return field(field) + beforeMember + escape(member);
    }

    /** Points at an element of a list; in CSV the list is one cell. */
    String element(String field, int index) {
        return this == COLUMN ? field(field) : field(field) + "/" + index;
    }

    /** Points at a name of the envelope, such as {@code /time}. */
    static String envelope(String name) {
        return "/" + escape(name);
    }

    private static String escape(String name) {
        String shown = Texts.shown(name);
        return shown.indexOf('~') < 0 && shown.indexOf('/') < 0
                ? shown
                : shown.replace("~", "~0").replace("/", "~1");
    }
}
