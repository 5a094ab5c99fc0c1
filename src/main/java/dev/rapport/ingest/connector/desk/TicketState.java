package dev.rapport.ingest.connector.desk;

import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Vocabulary;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a vendor's status means here. Statuses of one's own are mapped in {@code values.status}. */
enum TicketState {
    OPEN,
    PAUSED,
    RESOLVED;

    /** What a mapping can say to a help desk. */
    static final Vocabulary VOCABULARY = Vocabulary.ofInteractions(Arrays.stream(values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .toList());

    /** The meaning of a status; null when nobody said. */
    static @Nullable TicketState of(@Nullable String status, Mapping mapping, Map<String, TicketState> table) {
        if (status == null) {
            return null;
        }
        String mapped = mapping.values().getOrDefault("status", Map.of()).get(status);
        if (mapped == null) {
            return table.get(status.toLowerCase(Locale.ROOT));
        }
        for (TicketState state : values()) {
            if (state.name().equalsIgnoreCase(mapped)) {
                return state;
            }
        }
        return null;
    }

    /** What to say of a status that means nothing yet. */
    static String unknown(@Nullable String status) {
        if (status == null) {
            return "the ticket's status is missing, or is neither a text nor a number";
        }
        return "status \"%s\" is not known; map it in values.status of the hook to open, paused or resolved, then replay this"
                .formatted(status);
    }
}
