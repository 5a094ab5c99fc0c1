package dev.rapport.ingest.connector.desk;

import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.reading.EventId;
import dev.rapport.ingest.connector.reading.MappedFields;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a Zammad ticket. Any delivery tells today's, so it is the opening's only when nobody can have come between:
 * it was made the owner together with the ticket, or the delivery is that of the ticket's creation.
 *
 * @param vendorId the owner at the vendor; null when nobody owns the ticket
 * @param name what the owner is called here; null when nobody owns the ticket
 * @param since when the owner was made so, as far as the vendor tells, else when it was seen
 * @param isOfOpening whether the ticket was opened with this owner
 */
record ZammadOwner(@Nullable String vendorId, @Nullable String name, Instant since, boolean isOfOpening) {
    private static final String NOBODY = "1";
    /** Less than a person needs to take a ticket; a ticket is written and its owner noted within one moment. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

    static ZammadOwner of(Tree ticket, Instant at, Instant created, MappedFields fields, Mapping mapping) {
        String vendorId = ticket.at("owner_id").text();
        String field = Field.AGENT.wireName();
        String mapped = fields.value(field);
        String name = NOBODY.equals(vendorId) ? null : mapped == null ? mapping.value(field, vendorId) : mapped;
        Instant changed = ticket.at("last_owner_update_at").time(mapping.zone());
        Instant since = changed == null ? at : changed;
        return new ZammadOwner(
                NOBODY.equals(vendorId) ? null : vendorId, name, since, !since.isAfter(created.plus(SAME_MOMENT)));
    }

    /** The id of the event that this owner came. */
    String changeId(String ticket) {
        return EventId.of(ticket, "owner", Long.toString(since.toEpochMilli()), vendorId == null ? "-" : vendorId);
    }
}
