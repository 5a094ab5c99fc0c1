package dev.rapport.event;

import static dev.rapport.event.Field.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The closed list of event types. The order of the constants is part of the total order in which events are folded: at
 * equal times an opening comes before a reply, a resolution before a reopening.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable
public enum EventType {
    INTERACTION_OPENED("interaction.opened", Fields.INTERACTION, Set.of()),
    INTERACTION_UPDATED("interaction.updated", Fields.INTERACTION, Set.of()),
    INTERACTION_REPLIED("interaction.replied", Set.of(AUTHOR, PUBLIC, AGENT, TEAM), Set.of(AUTHOR)),
    INTERACTION_ASSIGNED("interaction.assigned", Fields.ATTRIBUTION, Set.of()),
    INTERACTION_TRANSFERRED("interaction.transferred", Fields.ATTRIBUTION, Set.of()),
    INTERACTION_ESCALATED("interaction.escalated", Fields.ATTRIBUTION, Set.of()),
    INTERACTION_PAUSED("interaction.paused", Set.of(REASON), Set.of()),
    INTERACTION_RESUMED("interaction.resumed", Set.of(REASON), Set.of()),
    INTERACTION_RESOLVED(
            "interaction.resolved", Set.of(AGENT, TEAM, FIRST_CONTACT, RESOLVABLE_AT_FIRST_LINE), Set.of()),
    INTERACTION_REOPENED("interaction.reopened", Set.of(REASON), Set.of()),
    INTERACTION_ABANDONED("interaction.abandoned", Set.of(REASON), Set.of()),
    INTERACTION_DISCARDED("interaction.discarded", Set.of(REASON, INTO), Set.of()),
    SURVEY_SENT(
            "survey.sent",
            Set.of(RESPONSE_ID, SURVEY, QUESTION, KIND, CUSTOMER_ID, CHANNEL, TEAM, AGENT, LOCATION, ATTRIBUTES),
            Set.of(KIND)),
    SURVEY_ANSWERED(
            "survey.answered",
            Set.of(
                    RESPONSE_ID,
                    SURVEY,
                    QUESTION,
                    KIND,
                    SCORE,
                    SCALE,
                    SATISFIED_FROM,
                    COMMENT,
                    STATUS,
                    CUSTOMER_ID,
                    CHANNEL,
                    TEAM,
                    AGENT,
                    LOCATION,
                    ATTRIBUTES),
            Set.of(KIND)),
    PURCHASE_COMPLETED("purchase.completed", Fields.PURCHASE, Set.of()),
    PURCHASE_CANCELLED("purchase.cancelled", Fields.PURCHASE, Set.of()),
    PURCHASE_REFUNDED("purchase.refunded", Set.of(AMOUNT, CURRENCY), Set.of(AMOUNT)),
    CUSTOMER_MERGED("customer.merged", Set.of(FROM, INTO), Set.of(FROM, INTO)),
    EVENT_VOIDED("event.voided", Set.of(VOIDS), Set.of(VOIDS));

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final Set<Field> fields;
    private final Set<Field> required;

    EventType(String wireName, Set<Field> fields, Set<Field> required) {
        this.wireName = wireName;
        this.fields = fields.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(fields));
        this.required = required;
    }

    /** The name on the wire, such as {@code interaction.opened}. */
    public String wireName() {
        return wireName;
    }

    /** Whether {@code data} of this type may carry the field. */
    public boolean has(Field field) {
        return fields.contains(field);
    }

    /** The fields that {@code data} of this type may carry, in the order of {@link Field}. */
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /** Whether an event of this type without the field is refused. */
    public boolean requires(Field field) {
        return required.contains(field);
    }

    /** The type of that wire name, if there is one; names are case-sensitive. */
    public static Optional<EventType> fromWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** All wire names in the order of the types. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(EventType::wireName).toList();
    }

    /** Field sets shared by several types; a nested class, since an enum's constants can't reach its own statics. */
    private static final class Fields {
        private static final Set<Field> ATTRIBUTION = Set.of(AGENT, TEAM);
        private static final Set<Field> INTERACTION = Set.of(
                CUSTOMER_ID,
                CHANNEL,
                DIRECTION,
                TOPIC,
                ISSUE_ID,
                PRIORITY,
                TEAM,
                AGENT,
                LOCATION,
                PRODUCT,
                ATTRIBUTES,
                TAGS);
        private static final Set<Field> PURCHASE = Set.of(
                CUSTOMER_ID,
                AMOUNT,
                CURRENCY,
                INTERACTION_ID,
                NEW_CUSTOMER_SOURCE,
                CHANNEL,
                LOCATION,
                PRODUCT,
                ATTRIBUTES);
    }
}
