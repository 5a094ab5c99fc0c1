package dev.rapport.fact;

import static dev.rapport.fact.FactColumn.always;
import static dev.rapport.fact.FactColumn.orNull;
import static dev.rapport.fact.FactColumnType.DECIMAL;
import static dev.rapport.fact.FactColumnType.DIMENSION;
import static dev.rapport.fact.FactColumnType.ODDITIES;
import static dev.rapport.fact.FactColumnType.TEXT;
import static dev.rapport.fact.FactColumnType.TEXTS_BY_NAME;
import static dev.rapport.fact.FactColumnType.TIME;

/** The columns of purchases. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
public enum PurchaseFactColumn implements FactColumn<PurchaseFact> {
    PURCHASED_AT(orNull(TIME, PurchaseFact::purchasedAt, "The earliest completion; null when none is known")),
    CANCELLED_AT(orNull(TIME, PurchaseFact::cancelledAt, "The earliest cancellation; null when it stands")),
    CUSTOMER_ID(orNull(TEXT, PurchaseFact::customerId, "The customer as sent; null when unidentified")),
    AMOUNT(orNull(DECIMAL, PurchaseFact::amount, "The price before refunds, in the currency; null when not told")),
    REFUNDED(always(DECIMAL, PurchaseFact::refunded, "The sum of the refunds, in the currency")),
    CURRENCY(orNull(DIMENSION, PurchaseFact::currency, "ISO 4217; null when not told")),
    INTERACTION_ID(orNull(TEXT, PurchaseFact::interactionId, "The contact that it came from")),
    NEW_CUSTOMER_SOURCE(orNull(DIMENSION, PurchaseFact::newCustomerSource, "How the customer was won")),
    CHANNEL(orNull(DIMENSION, PurchaseFact::channel, "How it was bought")),
    LOCATION(orNull(DIMENSION, PurchaseFact::location, "Where, such as a store")),
    PRODUCT(orNull(DIMENSION, PurchaseFact::product, "What was bought")),
    ATTRIBUTES(always(TEXTS_BY_NAME, PurchaseFact::attributes, "The sender's own dimensions")),
    FLAGS(always(ODDITIES, PurchaseFact::flags, "What was odd about its events"));

    private final Declaration<PurchaseFact> declaration;

    PurchaseFactColumn(Declaration<PurchaseFact> declaration) {
        this.declaration = declaration;
    }

    @Override
    public Declaration<PurchaseFact> declaration() {
        return declaration;
    }
}
