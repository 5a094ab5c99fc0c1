package dev.rapport.event;

import static dev.rapport.event.Field.*;

import dev.rapport.event.ServiceEvent.SurveyKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must hold between the fields of one event, beyond the bounds of each field. */
public final class EventRules {
    private EventRules() {}

    /**
     * A broken rule.
     *
     * @param field the field to correct
     * @param detail a sentence that names the value and what would be right
     */
    public record Breach(Field field, String detail) {}

    /** Every rule that the data breaks; empty when all is well. Fields without a value count as absent. */
    public static List<Breach> check(EventType type, FieldValues data) {
        List<Breach> breaches = checkPresence(type, data);
        if (!breaches.isEmpty()) {
            return breaches;
        }
        switch (type) {
            case SURVEY_ANSWERED -> checkAnswer(data, breaches);
            case PURCHASE_COMPLETED, PURCHASE_CANCELLED -> checkMoney(data, breaches);
            case CUSTOMER_MERGED -> checkMerge(data, breaches);
            default -> {
                // the other types have no rule between their fields
            }
        }
        return breaches;
    }

    /**
     * Which fields the type doesn't have and which required ones are missing. All that can be said while the value of
     * some field is itself in doubt.
     */
    public static List<Breach> checkPresence(EventType type, FieldValues data) {
        List<Breach> breaches = new ArrayList<>(0);
        for (Map.Entry<Field, Object> entry : data.toMap().entrySet()) {
            if (!type.has(entry.getKey())) {
                breaches.add(new Breach(
                        entry.getKey(),
                        "%s has no field %s; it takes %s"
                                .formatted(type.wireName(), entry.getKey().wireName(), takes(type))));
            }
        }
        for (Field field : type.fields()) {
            if (type.requires(field) && !data.has(field)) {
                breaches.add(new Breach(
                        field, "%s is required in %s".formatted(field.wireName(), type.wireName()) + example(field)));
            }
        }
        return breaches;
    }

    /** What is wrong with what the event is about, as a sentence; empty when all is well. */
    public static Optional<String> checkSubject(EventType type, FieldValues data, Subject subject) {
        String from = data.text(FROM);
        if (type != EventType.CUSTOMER_MERGED || from == null || subject.equals(Subject.ofCustomer(from))) {
            return Optional.empty();
        }
        return Optional.of("subject %s does not name the customer that is merged; send %s"
                .formatted(subject, Subject.ofCustomer(from)));
    }

    private static void checkAnswer(FieldValues data, List<Breach> breaches) {
        SurveyKind kind = SurveyKind.fromWireName(textOf(data, KIND));
        Scale scale = data.scale().orElseGet(() -> SurveyScales.defaultScale(kind));
        List<Scale> allowed = SurveyScales.allowedScales(kind);
        if (!allowed.isEmpty() && !allowed.contains(scale)) {
            breaches.add(new Breach(
                    SCALE,
                    "a %s answer can't be on the scale %s; it is on %s"
                            .formatted(
                                    kind.wireName(),
                                    scale,
                                    allowed.stream().map(Scale::toString).collect(Collectors.joining(" or ")))));
            return;
        }
        if ("dismissed".equals(data.text(STATUS))) {
            if (data.has(SCORE)) {
                breaches.add(new Breach(
                        SCORE, "a dismissed question has no score; leave score out, or send status answered"));
            }
            return;
        }
        BigDecimal score = data.decimal(SCORE);
        if (score == null) {
            breaches.add(new Breach(
                    SCORE, "score is required; for a question that was skipped send status dismissed instead"));
            return;
        }
        if (!scale.contains(score)) {
            boolean otherScales = allowed.size() != 1 && data.scale().isEmpty();
            String hint = otherScales ? "; send scale {\"min\", \"max\"} when it is another one" : "";
            breaches.add(new Breach(
                    SCORE, "score %s is outside the scale %s".formatted(score.toPlainString(), scale) + hint));
        } else if (kind != SurveyKind.CSAT && !Decimals.isWhole(score)) {
            breaches.add(new Breach(
                    SCORE,
                    "score %s is not a whole number; %s takes the whole numbers %s"
                            .formatted(score.toPlainString(), kind.wireName(), scale)));
        }
        checkSatisfiedFrom(kind, scale, data, breaches);
    }

    private static void checkSatisfiedFrom(SurveyKind kind, Scale scale, FieldValues data, List<Breach> breaches) {
        BigDecimal sent = data.decimal(SATISFIED_FROM);
        Optional<BigDecimal> standard = SurveyScales.defaultSatisfiedFrom(kind, scale);
        if (sent == null) {
            if (standard.isEmpty()) {
                breaches.add(new Breach(
                        SATISFIED_FROM,
                        ("satisfied_from is required for the scale %s, which has no default; send the lowest score"
                                        + " that counts as satisfied")
                                .formatted(scale)));
            }
        } else if (kind != SurveyKind.CSAT && !standard.equals(Optional.of(sent))) {
            breaches.add(new Breach(
                    SATISFIED_FROM, "satisfied_from is not allowed for %s; leave it out".formatted(kind.wireName())));
        } else if (!scale.contains(sent)) {
            breaches.add(new Breach(
                    SATISFIED_FROM,
                    "satisfied_from %s is outside the scale %s".formatted(sent.toPlainString(), scale)));
        }
    }

    private static void checkMoney(FieldValues data, List<Breach> breaches) {
        if (data.has(AMOUNT) && !data.has(CURRENCY)) {
            breaches.add(new Breach(CURRENCY, "currency is required with an amount: a three-letter code such as EUR"));
        }
    }

    private static void checkMerge(FieldValues data, List<Breach> breaches) {
        for (Field field : List.of(FROM, INTO)) {
            if (ServiceEvent.identified(data.text(field)).isEmpty()) {
                breaches.add(new Breach(
                        field, "%s 0 means an unidentified customer, who can't be merged".formatted(field.wireName())));
            }
        }
        if (textOf(data, FROM).equals(textOf(data, INTO))) {
            breaches.add(new Breach(INTO, "from and into are the same customer; name two different ids"));
        }
    }

    private static String textOf(FieldValues data, Field field) {
        String text = data.text(field);
        return text == null ? "" : text;
    }

    private static String takes(EventType type) {
        return type.fields().isEmpty()
                ? "no fields"
                : type.fields().stream().map(Field::wireName).collect(Collectors.joining(", "));
    }

    private static String example(Field field) {
        return field.kind() instanceof FieldKind.Choice choice
                ? ": one of " + String.join(", ", choice.words())
                : field == VOIDS ? ": the source and id of the event to take back" : "";
    }
}
