package dev.rapport.ingest.connector.sale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.reading.EventId;
import dev.rapport.ingest.connector.reading.MappedFields;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import dev.rapport.ingest.connector.reading.VendorNumber;
import dev.rapport.ingest.connector.reading.VendorTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One sale of one vendor: makes its events. */
final class Sale {
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
    private static final Field[] MAPPED = {
        Field.INTERACTION_ID, Field.NEW_CUSTOMER_SOURCE, Field.CHANNEL, Field.LOCATION, Field.PRODUCT
    };

    private final String source;
    private final String subject;
    private final String vendorId;

    Sale(Mapping mapping, String vendorId) {
        this.source = mapping.prefix();
        this.subject = EventId.checked(mapping.prefix() + ":" + vendorId);
        this.vendorId = vendorId;
    }

    /** An amount of money that an event takes. */
    record Money(BigDecimal amount, String currency) {
        Money {
            FieldKind.Decimal bounds = (FieldKind.Decimal) Field.AMOUNT.kind();
            amount = VendorNumber.rounded(amount);
            if (amount.signum() < 0 || amount.compareTo(BigDecimal.valueOf(bounds.max())) > 0) {
                throw new UnexpectedShape("the amount %s is negative or too large".formatted(amount));
            }
            if (!CURRENCY.matcher(currency).matches()) {
                throw new UnexpectedShape("the currency is not three letters but \"%s\""
                        .formatted(currency.substring(0, Math.min(10, currency.length()))));
            }
            currency = currency.toUpperCase(Locale.ROOT);
        }
    }

    /** An id made of the sale's and the parts. */
    String id(String... parts) {
        return EventId.of(vendorId, String.join(":", parts));
    }

    /**
     * The purchase.
     *
     * @param customerId the vendor's; the one that the workspace maps goes before it
     */
    EventDocument completed(String id, Instant time, Money money, @Nullable String customerId, MappedFields fields) {
        String mapped = fields.customer(fields.value(Field.CUSTOMER_ID.wireName()));
        EventDocument event = EventDocument.of(EventType.PURCHASE_COMPLETED, source, id, subject, time)
                .with(Field.CUSTOMER_ID, mapped != null ? mapped : fields.customer(customerId))
                .with(Field.AMOUNT, DecimalNode.valueOf(money.amount()))
                .with(Field.CURRENCY, money.currency());
        fields.addTo(event, MAPPED);
        return event;
    }

    /**
     * The purchase as it stands at a time, and may be revised later: its id sorts by that time, so that of all revisions,
     * which share the sale's own time, the latest is folded last. Two of one second say different things, and so have
     * different ids.
     *
     * @param said the order as the vendor tells it
     */
    EventDocument revised(
            JsonNode said,
            Instant revisedAt,
            Instant time,
            Money money,
            @Nullable String customerId,
            MappedFields fields) {
        String id = EventId.of(
                vendorId, VendorTime.sortable(revisedAt), money.amount().toPlainString(), EventId.digest(said));
        return completed(id, time, money, customerId, fields);
    }

    EventDocument cancelled(String id, Instant time) {
        return EventDocument.of(EventType.PURCHASE_CANCELLED, source, id, subject, time);
    }

    EventDocument refunded(String id, Instant time, Money money) {
        return EventDocument.of(EventType.PURCHASE_REFUNDED, source, id, subject, time)
                .with(Field.AMOUNT, DecimalNode.valueOf(money.amount()))
                .with(Field.CURRENCY, money.currency());
    }

    /** Takes an event of this sale back. */
    EventDocument voided(String id, Instant time, String target) {
        return EventDocument.of(EventType.EVENT_VOIDED, source, id, subject, time)
                .with(
                        Field.VOIDS,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("source", source)
                                .put("id", target));
    }
}
