package dev.rapport.event;

import static dev.rapport.event.Field.*;

import dev.rapport.event.ServiceEvent.Answer;
import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.Author;
import dev.rapport.event.ServiceEvent.Direction;
import dev.rapport.event.ServiceEvent.Header;
import dev.rapport.event.ServiceEvent.InteractionDetails;
import dev.rapport.event.ServiceEvent.PurchaseDetails;
import dev.rapport.event.ServiceEvent.RespondentDetails;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveyKind;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns what was sent into what it means. The defaults of the vocabulary stand here and in {@link SurveyScales}. */
final class ServiceEventReader {
    private ServiceEventReader() {}

    static ServiceEvent read(SubmittedEvent event) {
        Header header = new Header(event.type(), event.key(), event.time());
        FieldValues data = event.data();
        return switch (event.type()) {
            case INTERACTION_OPENED -> new ServiceEvent.Opened(header, interaction(data));
            case INTERACTION_UPDATED -> new ServiceEvent.Updated(header, interaction(data));
            case INTERACTION_REPLIED ->
                new ServiceEvent.Replied(
                        header,
                        Author.valueOf(required(data, AUTHOR).toUpperCase(Locale.ROOT)),
                        orTrue(data.truth(PUBLIC)),
                        attribution(data));
            case INTERACTION_ASSIGNED -> new ServiceEvent.Assigned(header, attribution(data));
            case INTERACTION_TRANSFERRED -> new ServiceEvent.Transferred(header, attribution(data));
            case INTERACTION_ESCALATED -> new ServiceEvent.Escalated(header, attribution(data));
            case INTERACTION_PAUSED -> new ServiceEvent.Paused(header);
            case INTERACTION_RESUMED -> new ServiceEvent.Resumed(header);
            case INTERACTION_RESOLVED ->
                new ServiceEvent.Resolved(
                        header,
                        attribution(data),
                        data.truth(FIRST_CONTACT),
                        orTrue(data.truth(RESOLVABLE_AT_FIRST_LINE)));
            case INTERACTION_REOPENED -> new ServiceEvent.Reopened(header);
            case INTERACTION_ABANDONED -> new ServiceEvent.Abandoned(header);
            case INTERACTION_DISCARDED -> new ServiceEvent.Discarded(header, data.text(REASON), data.text(INTO));
            case SURVEY_SENT -> new ServiceEvent.SurveySent(header, survey(data), respondent(data));
            case SURVEY_ANSWERED ->
                new ServiceEvent.SurveyAnswered(
                        header,
                        survey(data),
                        data.text(RESPONSE_ID),
                        answer(data),
                        data.text(COMMENT),
                        respondent(data));
            case PURCHASE_COMPLETED -> new ServiceEvent.PurchaseCompleted(header, purchase(data));
            case PURCHASE_CANCELLED -> new ServiceEvent.PurchaseCancelled(header, purchase(data));
            case PURCHASE_REFUNDED ->
                new ServiceEvent.PurchaseRefunded(header, requiredAmount(data), data.text(CURRENCY));
            case CUSTOMER_MERGED -> new ServiceEvent.CustomerMerged(header, required(data, FROM), required(data, INTO));
            case EVENT_VOIDED ->
                new ServiceEvent.Voided(
                        header, data.voids().orElseThrow(() -> new IllegalArgumentException("voids is required")));
        };
    }

    private static InteractionDetails interaction(FieldValues data) {
        String direction = data.text(DIRECTION);
        return new InteractionDetails(
                data.text(CUSTOMER_ID),
                data.text(CHANNEL),
                direction == null ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                data.text(TOPIC),
                data.text(ISSUE_ID),
                data.text(PRIORITY),
                attribution(data),
                data.text(LOCATION),
                data.text(PRODUCT),
                data.attributes(),
                data.tags());
    }

    private static Attribution attribution(FieldValues data) {
        return new Attribution(data.text(AGENT), data.text(TEAM));
    }

    private static SurveyKey survey(FieldValues data) {
        return new SurveyKey(
                SurveyKind.fromWireName(required(data, KIND)),
                orEmpty(data.text(SURVEY)),
                orEmpty(data.text(QUESTION)));
    }

    private static @Nullable Answer answer(FieldValues data) {
        BigDecimal score = data.decimal(SCORE);
        if (score == null || "dismissed".equals(data.text(STATUS))) {
            return null;
        }
        SurveyKind kind = SurveyKind.fromWireName(required(data, KIND));
        Scale scale = data.scale().orElseGet(() -> SurveyScales.defaultScale(kind));
        BigDecimal sent = data.decimal(SATISFIED_FROM);
        return new Answer(
                score,
                scale,
                sent != null
                        ? sent
                        : SurveyScales.defaultSatisfiedFrom(kind, scale).orElse(scale.max()));
    }

    private static RespondentDetails respondent(FieldValues data) {
        return new RespondentDetails(
                data.text(CUSTOMER_ID), data.text(CHANNEL), attribution(data), data.text(LOCATION), data.attributes());
    }

    private static PurchaseDetails purchase(FieldValues data) {
        return new PurchaseDetails(
                data.text(CUSTOMER_ID),
                data.decimal(AMOUNT),
                data.text(CURRENCY),
                data.text(INTERACTION_ID),
                data.text(NEW_CUSTOMER_SOURCE),
                data.text(CHANNEL),
                data.text(LOCATION),
                data.text(PRODUCT),
                data.attributes());
    }

    private static BigDecimal requiredAmount(FieldValues data) {
        BigDecimal amount = data.decimal(AMOUNT);
        if (amount == null) {
            throw new IllegalArgumentException("amount is required");
        }
        return amount;
    }

    private static String required(FieldValues data, Field field) {
        String text = data.text(field);
        if (text == null) {
            throw new IllegalArgumentException(field.wireName() + " is required");
        }
        return text;
    }

    private static boolean orTrue(@Nullable Boolean value) {
        return value == null || value;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
