package dev.rapport.event;

import dev.rapport.schema.Property;
import java.math.BigDecimal;
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
    CUSTOMER_ID(
            "customer_id",
            new FieldKind.Text(200),
            "Who the customer is. Absent, empty or `0`: not identified. Of interactions, surveys, purchases.",
            "zendesk:7881"),
    CHANNEL(
            "channel",
            new FieldKind.Text(100),
            "Where it took place. Usual: in_store, phone, chat, email, social, self_service, bot, other.",
            "chat"),
    DIRECTION(
            "direction",
            new FieldKind.Choice(List.of("inbound", "outbound")),
            "Who started the interaction; default inbound.",
            "inbound"),
    TOPIC("topic", new FieldKind.Text(200), "What the interaction is about.", "billing"),
    ISSUE_ID(
            "issue_id",
            new FieldKind.Text(200),
            "The customer's issue, when your system knows which contacts belong together.",
            "issue-9"),
    PRIORITY("priority", new FieldKind.Text(100), "How urgent it is.", "high"),
    TEAM("team", new FieldKind.Text(200), "The team.", "tier-1"),
    AGENT("agent", new FieldKind.Text(200), "The person.", "agent-7"),
    LOCATION("location", new FieldKind.Text(200), "The store or site.", "Berlin"),
    PRODUCT("product", new FieldKind.Text(200), "The product.", "app"),
    AUTHOR(
            "author",
            new FieldKind.Choice(List.of("agent", "bot", "customer")),
            "Who wrote the reply; required in interaction.replied.",
            "agent"),
    PUBLIC("public", new FieldKind.Truth(), "Whether the customer sees the reply; default true.", true),
    REASON("reason", new FieldKind.Text(200), "Why it was paused, resumed, reopened, abandoned or discarded.", "spam"),
    FIRST_CONTACT("first_contact", new FieldKind.Truth(), "The agent's own flag: resolved at the first contact.", true),
    RESOLVABLE_AT_FIRST_LINE(
            "resolvable_at_first_line",
            new FieldKind.Truth(),
            "Whether the first line could resolve it at all; default true.",
            true),
    INTO("into", new FieldKind.Text(200), "Into which interaction it was merged, or into which customer.", "1002"),
    RESPONSE_ID("response_id", new FieldKind.Text(200), "The survey tool's id of the response.", "r-77"),
    SURVEY("survey", new FieldKind.Text(200), "Which survey.", "after-chat"),
    QUESTION("question", new FieldKind.Text(200), "Which question of the survey.", "q1"),
    KIND(
            "kind",
            new FieldKind.Choice(List.of("csat", "nps", "ces", "resolution")),
            "What the question measures; required in survey.sent and survey.answered.",
            "csat"),
    SCORE(
            "score",
            new FieldKind.Decimal(-1_000_000, 1_000_000),
            "The score: a number or a decimal text with at most 4 places. nps takes whole numbers from 0 to 10.",
            5),
    SCALE(
            "scale",
            new FieldKind.ScaleRange(),
            "The ends of the scale; default 1-5 (csat), 0-10 (nps), 1-7 (ces), 0-1 (resolution)."),
    SATISFIED_FROM(
            "satisfied_from",
            new FieldKind.Decimal(-1_000_000, 1_000_000),
            "The lowest score of a csat answer that counts as satisfied; required on unusual scales.",
            4),
    COMMENT("comment", new FieldKind.Text(10_000), "What the respondent wrote.", "Quick and kind."),
    STATUS(
            "status",
            new FieldKind.Choice(List.of("answered", "dismissed")),
            "Whether the question was answered; default answered.",
            "answered"),
    AMOUNT(
            "amount",
            new FieldKind.Decimal(0, 100_000_000_000_000L),
            "The amount of a purchase or refund: a number or a decimal text with at most 4 places.",
            new BigDecimal("49.90")),
    CURRENCY("currency", new FieldKind.Currency(), "Three letters; required with an amount of a purchase.", "EUR"),
    INTERACTION_ID("interaction_id", new FieldKind.Text(200), "The interaction that led to the purchase.", "1001"),
    NEW_CUSTOMER_SOURCE("new_customer_source", new FieldKind.Text(200), "Where a new customer came from.", "referral"),
    FROM("from", new FieldKind.Text(200), "The customer that is merged.", "web:55"),
    VOIDS("voids", new FieldKind.Target(), "Which event is taken back."),
    ATTRIBUTES(
            "attributes",
            new FieldKind.Attributes(100, 500),
            "Your own dimensions: at most 50 texts, numbers or truth values by name.",
            Map.of("plan", "pro")),
    TAGS(
            "tags",
            new FieldKind.Tags(100),
            "Labels, at most 50; their order and repetition do not matter.",
            List.of("vip"));

    private static final Map<String, Field> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::wireName, Function.identity()));

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // its lists are copies that nothing can change
    private final FieldKind kind;

    @SuppressWarnings("ImmutableEnumChecker") // as above
    private final Property property;

    Field(String wireName, FieldKind kind, String sentence, Object example) {
        this.wireName = wireName;
        this.kind = kind;
        this.property =
                kind.property(wireName).meaning(sentence).example(example).orMissing();
    }

    Field(String wireName, FieldKind kind, String sentence) {
        this.wireName = wireName;
        this.kind = kind;
        this.property = kind.property(wireName).meaning(sentence).orMissing();
    }

    /** What is said of it on the wire; it can be left out wherever its type does not require it. */
    public Property property() {
        return property;
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
