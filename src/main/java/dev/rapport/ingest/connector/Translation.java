package dev.rapport.ingest.connector;

import java.util.List;

/** What a delivery tells. */
public sealed interface Translation {

    /** It tells of these events, at least one. */
    record Events(List<EventDocument> events) implements Translation {
        public Events {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("what tells of no event is ignored, with a reason");
            }
        }
    }

    /** It means nothing for service metrics; the reason is told to whoever looks at the vendor's delivery log. */
    record Ignored(String reason) implements Translation {}

    /** Its shape is not known: it is kept, so that it can be translated once that is mended. */
    record Unknown(String reason) implements Translation {}

    /** It only says that something can be fetched: {@code resource} is a path below the vendor's API. */
    record Fetch(String resource) implements Translation {}
}
