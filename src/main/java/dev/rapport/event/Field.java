package dev.rapport.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every field that an event's {@code data} can carry. One name means the same in JSON, in a CSV header and in an answer.
 * Which type may carry which is said by {@link EventType#fields()}.
 */
public enum Field {
    CUSTOMER_ID("customer_id", new FieldKind.Text(200)),
    CHANNEL("channel", new FieldKind.Text(100)),
    DIRECTION("direction", new FieldKind.Choice(List.of("inbound", "outbound"))),
    TOPIC("topic", new FieldKind.Text(200)),
    ISSUE_ID("issue_id", new FieldKind.Text(200)),
    PRIORITY("priority", new FieldKind.Text(100)),
    TEAM("team", new FieldKind.Text(200)),
    AGENT("agent", new FieldKind.Text(200)),
    LOCATION("location", new FieldKind.Text(200)),
    PRODUCT("product", new FieldKind.Text(200)),
    AUTHOR("author", new FieldKind.Choice(List.of("agent", "bot", "customer"))),
    PUBLIC("public", new FieldKind.Truth()),
    REASON("reason", new FieldKind.Text(200)),
    FIRST_CONTACT("first_contact", new FieldKind.Truth()),
    RESOLVABLE_AT_FIRST_LINE("resolvable_at_first_line", new FieldKind.Truth()),
    INTO("into", new FieldKind.Text(200)),
    RESPONSE_ID("response_id", new FieldKind.Text(200)),
    SURVEY("survey", new FieldKind.Text(200)),
    QUESTION("question", new FieldKind.Text(200)),
    KIND("kind", new FieldKind.Choice(List.of("csat", "nps", "ces", "resolution"))),
    SCORE("score", new FieldKind.Decimal(-1_000_000, 1_000_000)),
    SCALE("scale", new FieldKind.ScaleRange()),
    SATISFIED_FROM("satisfied_from", new FieldKind.Decimal(-1_000_000, 1_000_000)),
    COMMENT("comment", new FieldKind.Text(10_000)),
    STATUS("status", new FieldKind.Choice(List.of("answered", "dismissed"))),
    AMOUNT("amount", new FieldKind.Decimal(0, 100_000_000_000_000L)),
    CURRENCY("currency", new FieldKind.Currency()),
    INTERACTION_ID("interaction_id", new FieldKind.Text(200)),
    NEW_CUSTOMER_SOURCE("new_customer_source", new FieldKind.Text(200)),
    FROM("from", new FieldKind.Text(200)),
    VOIDS("voids", new FieldKind.Target()),
    ATTRIBUTES("attributes", new FieldKind.Attributes(100, 500)),
    TAGS("tags", new FieldKind.Tags(100));

    private static final Map<String, Field> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::wireName, Function.identity()));

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // its lists are copies that nothing can change
    private final FieldKind kind;

    Field(String wireName, FieldKind kind) {
        this.wireName = wireName;
        this.kind = kind;
    }

    /** The name in JSON and in a CSV header. */
    public String wireName() {
        return wireName;
    }

    /** What values the field takes. */
    public FieldKind kind() {
        return kind;
    }

    /** The field of that wire name, if there is one. */
    public static Optional<Field> fromWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
