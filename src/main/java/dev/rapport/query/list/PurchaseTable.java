package dev.rapport.query.list;

import java.util.List;

/** What is shown of purchases. */
final class PurchaseTable {
    private static final String STATE = """
            CASE WHEN cancelled_at IS NOT NULL THEN 'cancelled' WHEN purchased_at IS NULL THEN 'incomplete'
                 ELSE 'completed' END""";

    /** A row. */
    static final FactTable ROWS = new FactTable(
            "purchase_fact",
            List.of(
                    FactTable.text("id", "subject"),
                    FactTable.time("purchased_at"),
                    FactTable.text("state", STATE),
                    FactTable.time("cancelled_at"),
                    FactTable.decimal("amount", "amount"),
                    FactTable.text("currency"),
                    FactTable.decimal("refunded", "refunded"),
                    FactTable.text("customer_id"),
                    FactTable.text("interaction_id"),
                    FactTable.text("new_customer_source"),
                    FactTable.text("channel"),
                    FactTable.text("location"),
                    FactTable.text("product"),
                    FactTable.object("attributes"),
                    FactTable.list("flags")));

    private PurchaseTable() {}
}
