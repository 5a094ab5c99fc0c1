package dev.rapport.ingest;

/** How a violation points at a value in the caller's own spelling (RFC 6901 for JSON, the column's name for CSV). */
enum PointerStyle {
    /** The fields stand in {@code data} of an event. */
    IN_DATA("/", "/data/", "/"),
    /** The fields stand in what {@code data_base64} decodes to, into which nothing can point. */
    IN_BASE64("/", "/data_base64", "/") {
        @Override
        String field(String name) {
            return "/data_base64";
        }

        @Override
        String member(String field, String member) {
            return "/data_base64";
        }

        @Override
        String element(String field, int index) {
            return "/data_base64";
        }
    },
    /** The fields are the body, the envelope stands in headers: the binary mode of CloudEvents. */
    IN_HEADERS("ce-", "/", "/") {
        @Override
        String envelope(String name) {
            return name.equals(Envelope.DATACONTENTTYPE.wireName()) ? "Content-Type" : super.envelope(name);
        }
    },
    /** The fields stand beside the id, as in a survey response. */
    FLAT("/", "/", "/"),
    /** The fields are columns; {@code scale.min} is one of them. */
    COLUMN("/", "/", ".");

    private final String beforeName;
    private final String beforeField;
    private final String beforeMember;

    PointerStyle(String beforeName, String beforeField, String beforeMember) {
        this.beforeName = beforeName;
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
    String envelope(String name) {
        return beforeName + escape(name);
    }

    private static String escape(String name) {
        String shown = Texts.shown(name);
        return shown.indexOf('~') < 0 && shown.indexOf('/') < 0
                ? shown
                : shown.replace("~", "~0").replace("/", "~1");
    }
}
