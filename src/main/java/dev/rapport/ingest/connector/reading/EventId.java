package dev.rapport.ingest.connector.reading;

/** Ids of events and subjects that are put together from a vendor's own. */
public final class EventId {
    private static final int LONGEST = 200;

    private EventId() {}

    /** The parts with colons between them; the same parts always give the same id. */
    public static String of(String... parts) {
        return checked(String.join(":", parts));
    }

    /** The id, when it is not longer than an event's may be. */
    public static String checked(String id) {
        if (id.length() > LONGEST) {
            throw new UnexpectedShape("the id %s… has %d characters; at most %d are taken"
                    .formatted(BoundedText.of(id, 40), id.length(), LONGEST));
        }
        return id;
    }
}
