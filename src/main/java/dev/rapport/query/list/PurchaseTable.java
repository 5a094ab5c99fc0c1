package dev.rapport.query.list;

import static dev.rapport.query.list.StoredColumns.column;
import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.words;

import dev.rapport.schema.ObjectType;
import java.math.BigDecimal;
import java.util.List;

/** What is shown of purchases. */
final class PurchaseTable {
    private static final String STATE = """
            CASE WHEN cancelled_at IS NOT NULL THEN 'cancelled' WHEN purchased_at IS NULL THEN 'incomplete'
                 ELSE 'completed' END""";

    /** A row. */
    static final FactTable ROWS = new FactTable(
            "purchase_fact",
            new StoredColumns(List.of(
                    column(text("id").example("order-5"), "subject"),
                    column(time("purchased_at").orNull()),
                    column(words("state", List.of("completed", "cancelled", "incomplete")), STATE),
                    column(time("cancelled_at").orNull()),
                    column(decimal("amount").orNull().example(new BigDecimal("35.28"))),
                    column(text("currency").orNull().example("EUR")),
                    column(decimal("refunded").orNull().example(0)),
                    column(FactProperties.CUSTOMER_ID),
                    column(text("interaction_id").orNull().example("1001")),
                    column(text("new_customer_source").orNull().example("referral")),
                    column(FactProperties.CHANNEL.example("in_store")),
                    column(FactProperties.LOCATION),
                    column(FactProperties.PRODUCT),
                    column(FactProperties.ATTRIBUTES),
                    column(FactProperties.FLAGS.example(List.of("refund_in_other_currency"))))));

    /** A purchase in answers. */
    static final ObjectType TYPE = ROWS.rowType("CustomerPurchase", "A purchase.");

    private PurchaseTable() {}
}
