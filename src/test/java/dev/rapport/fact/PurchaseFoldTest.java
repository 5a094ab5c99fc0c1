package dev.rapport.fact;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static dev.rapport.fact.Story.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurchaseFoldTest {

    @Test
    void aPurchaseHappenedWhenItWasFirstCompletedAndItsValuesAreTheLastThatWereTold() {
        PurchaseFact fact = new Story()
                .at(
                        "09:00",
                        PURCHASE_COMPLETED,
                        CUSTOMER_ID,
                        "7",
                        AMOUNT,
                        "10.00",
                        CURRENCY,
                        "EUR",
                        CHANNEL,
                        "in_store",
                        LOCATION,
                        "Graz",
                        ATTRIBUTES,
                        Map.of("plan", "free", "size", "L"))
                .at(
                        "10:00",
                        PURCHASE_COMPLETED,
                        AMOUNT,
                        "12.5",
                        CURRENCY,
                        "USD",
                        PRODUCT,
                        "lamp",
                        INTERACTION_ID,
                        "1001",
                        NEW_CUSTOMER_SOURCE,
                        "referral",
                        ATTRIBUTES,
                        Map.of("plan", "gold"))
                .purchase();

        assertThat(fact.purchasedAt()).isEqualTo(time("09:00"));
        assertThat(fact.counts()).isTrue();
        assertThat(fact.customerId()).isEqualTo("7");
        assertThat(fact.amount()).isEqualTo(new BigDecimal("12.5"));
        assertThat(fact.currency()).isEqualTo("USD");
        assertThat(fact.channel()).isEqualTo("in_store");
        assertThat(fact.location()).isEqualTo("Graz");
        assertThat(fact.product()).isEqualTo("lamp");
        assertThat(fact.interactionId()).isEqualTo("1001");
        assertThat(fact.newCustomerSource()).isEqualTo("referral");
        assertThat(fact.attributes()).isEqualTo(Map.of("plan", "gold", "size", "L"));
    }

    @Test
    void theAmountKeepsTheCurrencyThatItWasToldIn() {
        PurchaseFact fact = new Story()
                .at("09:00", PURCHASE_COMPLETED, AMOUNT, "10", CURRENCY, "EUR")
                .at("10:00", PURCHASE_COMPLETED, CURRENCY, "USD")
                .purchase();

        assertThat(fact.amount()).isEqualTo(BigDecimal.TEN);
        assertThat(fact.currency()).isEqualTo("EUR");
    }

    @Test
    void refundsReduceTheMoneyAndNotThePurchase() {
        PurchaseFact fact = new Story()
                .at("09:00", PURCHASE_COMPLETED, AMOUNT, "10", CURRENCY, "EUR")
                .at("10:00", PURCHASE_REFUNDED, AMOUNT, "2.50")
                .at("11:00", PURCHASE_REFUNDED, AMOUNT, "7.5", CURRENCY, "EUR")
                .purchase();

        assertThat(fact.amount()).isEqualTo(BigDecimal.TEN);
        assertThat(fact.refunded()).isEqualTo(BigDecimal.TEN);
        assertThat(fact.counts()).isTrue();
        assertThat(fact.flags()).isEmpty();
    }

    @Test
    void aRefundInAnotherCurrencyIsFlaggedAndNotSubtracted() {
        PurchaseFact fact = new Story()
                .at("09:00", PURCHASE_COMPLETED, AMOUNT, "10", CURRENCY, "EUR")
                .at("10:00", PURCHASE_REFUNDED, AMOUNT, "2", CURRENCY, "USD")
                .purchase();

        assertThat(fact.refunded()).isEqualTo(BigDecimal.ZERO);
        assertThat(fact.flags()).containsExactly(Flag.REFUND_IN_OTHER_CURRENCY);
    }

    @Test
    void refundsOfAnUnknownAmountAreNotAddedUpAcrossCurrencies() {
        PurchaseFact fact = new Story()
                .at("09:00", PURCHASE_COMPLETED)
                .at("10:00", PURCHASE_REFUNDED, AMOUNT, "2", CURRENCY, "EUR")
                .at("11:00", PURCHASE_REFUNDED, AMOUNT, "3", CURRENCY, "USD")
                .at("12:00", PURCHASE_REFUNDED, AMOUNT, "4")
                .purchase();

        assertThat(fact.amount()).isNull();
        assertThat(fact.currency()).isEqualTo("EUR");
        assertThat(fact.refunded()).isEqualTo(BigDecimal.valueOf(6));
        assertThat(fact.flags()).containsExactly(Flag.REFUND_IN_OTHER_CURRENCY);
    }

    @Test
    void aCurrencyThatIsToldWithoutAnAmountIsThePurchases() {
        PurchaseFact fact = new Story()
                .at("09:00", PURCHASE_COMPLETED, CURRENCY, "USD")
                .at("10:00", PURCHASE_REFUNDED, AMOUNT, "2", CURRENCY, "EUR")
                .purchase();

        assertThat(fact.currency()).isEqualTo("USD");
        assertThat(fact.refunded()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void oneCancellationMeansThatThereWasNoPurchase() {
        PurchaseFact fact = new Story()
                .at("09:00", PURCHASE_COMPLETED, AMOUNT, "10", CURRENCY, "EUR")
                .at("10:00", PURCHASE_CANCELLED)
                .at("11:00", PURCHASE_COMPLETED, AMOUNT, "10", CURRENCY, "EUR")
                .at("12:00", PURCHASE_CANCELLED)
                .purchase();

        assertThat(fact.counts()).isFalse();
        assertThat(fact.cancelledAt()).isEqualTo(time("10:00"));
    }

    @Test
    void aCancellationThatWasTakenBackLeavesThePurchase() {
        PurchaseFact fact = new Story()
                .at("09:00", PURCHASE_COMPLETED, AMOUNT, "10", CURRENCY, "EUR")
                .at("10:00", PURCHASE_CANCELLED, AMOUNT, "0", CURRENCY, "EUR")
                .voiding("e2", "11:00")
                .purchase();

        assertThat(fact.counts()).isTrue();
        assertThat(fact.amount()).isEqualTo(BigDecimal.TEN);
    }

    @Test
    void aRefundOrACancellationAloneIsNoPurchase() {
        assertThat(new Story()
                        .at("10:00", PURCHASE_REFUNDED, AMOUNT, "2")
                        .purchase()
                        .counts())
                .isFalse();
        assertThat(new Story().at("10:00", PURCHASE_CANCELLED).purchase().counts())
                .isFalse();
    }

    @Test
    void aBuyerNumberedZeroIsUnidentified() {
        PurchaseFact fact = new Story()
                .at("09:00", PURCHASE_COMPLETED, CUSTOMER_ID, "0", AMOUNT, "10", CURRENCY, "EUR")
                .purchase();

        assertThat(fact.customerId()).isNull();
        assertThat(fact.counts()).isTrue();
    }
}
