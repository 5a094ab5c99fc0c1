package dev.rapport.event;

import dev.rapport.event.ServiceEvent.SurveyKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random values of an event's data that keep every rule. */
final class RandomData {
    private static final List<String> CUSTOMERS = List.of(
            "7881",
            "zendesk:7881",
            "shop:7881",
            "9007199254740993",
            "9007199254740992",
            "anna",
            "berta",
            "\uD83D\uDE00");
    private static final List<String> CHANNELS =
            List.of("in_store", "phone", "chat", "email", "social", "self_service", "bot", "other", "fax");
    private static final Map<Field, List<String>> WORDS = Map.of(
            Field.CUSTOMER_ID, plus(CUSTOMERS, "0", "0"),
            Field.CHANNEL, CHANNELS,
            Field.TEAM, List.of("desk", "billing", "night"),
            Field.AGENT, List.of("ann", "bob", "cem", "dora"),
            Field.TOPIC, List.of("delivery", "invoice"),
            Field.ISSUE_ID, List.of("I-1", "I-2"),
            Field.PRIORITY, List.of("low", "high"),
            Field.CURRENCY, List.of("EUR", "EUR", "EUR", "USD", "JPY"),
            Field.SURVEY, List.of("after-contact", "yearly"),
            Field.QUESTION, List.of("q1", "q2"));
    private static final List<Scale> CSAT_SCALES =
            List.of(Scale.of(1, 5), Scale.of(1, 7), Scale.of(1, 10), Scale.of(1, 4), Scale.of(1, 3), Scale.of(0, 1));

    private final Random random;

    RandomData(Random random) {
        this.random = random;
    }

    String identifiedCustomer() {
        return oneOf(CUSTOMERS);
    }

    String otherCustomerThan(String customer) {
        String other = identifiedCustomer();
        return other.equals(customer) ? otherCustomerThan(customer) : other;
    }

    /** Values for an event of that type; each optional field is left out about every other time. */
    FieldValues of(EventType type) {
        FieldValues.Builder values = FieldValues.builder();
        for (Field field : type.fields()) {
            if (type.requires(field) || random.nextBoolean()) {
                set(values, field);
            }
        }
        switch (type) {
            case SURVEY_ANSWERED -> answer(values);
            case PURCHASE_COMPLETED, PURCHASE_CANCELLED -> {
                if (values.has(Field.AMOUNT)) {
                    values.text(Field.CURRENCY, oneOf(List.of("EUR", "EUR", "USD")));
                }
            }
            default -> {
                // nothing to reconcile
            }
        }
        return values.build();
    }

    private void set(FieldValues.Builder values, Field field) {
        FieldKind kind = field.kind();
        if (kind instanceof FieldKind.Truth) {
            values.truth(field, random.nextInt(3) > 0);
        } else if (kind instanceof FieldKind.Choice choice) {
            values.text(field, oneOf(choice.words()));
        } else if (kind instanceof FieldKind.Decimal) {
            values.decimal(field, BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5)));
        } else if (kind instanceof FieldKind.ScaleRange) {
            values.scale(oneOf(CSAT_SCALES));
        } else if (kind instanceof FieldKind.Target) {
            throw new IllegalArgumentException("a void needs an event to take back; see RandomEvents.voidOf");
        } else if (kind instanceof FieldKind.Attributes) {
            values.attributes(attributes());
        } else if (kind instanceof FieldKind.Tags) {
            values.tags(random.nextBoolean() ? List.of("vip") : List.of("spring", "vip", "\uD83D\uDE00"));
        } else {
            values.text(
                    field, oneOf(WORDS.getOrDefault(field, List.of(field.wireName() + "-a", field.wireName() + "-b"))));
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        for (String name : List.of("plan", "region", "größe")) {
            if (random.nextBoolean()) {
                attributes.put(name, oneOf(List.of("a", "b", "c")));
            }
        }
        return attributes;
    }

    /** Makes scale, score and threshold fit the kind; about every sixth question is dismissed. */
    private void answer(FieldValues.Builder values) {
        SurveyKind kind = oneOf(List.of(SurveyKind.values()));
        Scale scale = SurveyScales.defaultScale(kind);
        if (values.has(Field.SCALE)) {
            List<Scale> allowed = SurveyScales.allowedScales(kind);
            scale = oneOf(allowed.isEmpty() ? CSAT_SCALES : allowed);
            values.scale(scale);
        }
        boolean dismissed = random.nextInt(6) == 0;
        int span = scale.max().subtract(scale.min()).intValueExact();
        values.text(Field.KIND, kind.wireName())
                .text(Field.STATUS, dismissed ? "dismissed" : random.nextBoolean() ? "answered" : null)
                .decimal(Field.SCORE, dismissed ? null : scale.min().add(BigDecimal.valueOf(random.nextInt(span + 1))))
                .decimal(Field.SATISFIED_FROM, kind == SurveyKind.CSAT && random.nextInt(4) == 0 ? scale.max() : null);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> plus(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
