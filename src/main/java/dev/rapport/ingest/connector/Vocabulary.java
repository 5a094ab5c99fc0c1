package dev.rapport.ingest.connector;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a mapping can say to a connector: what it would not heed is refused instead of being without effect.
 *
 * @param fields that can be taken from a field of the vendor's; attributes can be in any case
 * @param valued fields of which values can be named; attributes can be in any case
 * @param words the closed lists of what those values can be called, where the event's own rules don't say it; an empty list
 *     allows any
 * @param asks whether questions of surveys can be explained
 */
public record Vocabulary(Set<Field> fields, Set<Field> valued, Map<Field, List<String>> words, boolean asks) {
    private static final Set<Field> OF_SALES = EnumSet.of(
            Field.CUSTOMER_ID,
            Field.INTERACTION_ID,
            Field.NEW_CUSTOMER_SOURCE,
            Field.CHANNEL,
            Field.LOCATION,
            Field.PRODUCT);
    private static final Set<Field> OF_ANSWERS = EnumSet.of(
            Field.CUSTOMER_ID,
            Field.INTERACTION_ID,
            Field.COMMENT,
            Field.CHANNEL,
            Field.TEAM,
            Field.AGENT,
            Field.LOCATION);

    public Vocabulary {
        fields = Collections.unmodifiableSet(EnumSet.copyOf(fields));
        valued = Collections.unmodifiableSet(EnumSet.copyOf(valued));
        words = Map.copyOf(words);
    }

    /** Of help desks; {@code statuses} are what a status of one's own can mean. */
    public static Vocabulary ofInteractions(List<String> statuses) {
        Set<Field> fields = EnumSet.copyOf(EventType.INTERACTION_OPENED.fields());
        fields.remove(Field.ATTRIBUTES);
        return new Vocabulary(fields, and(fields, Field.STATUS), statuses(statuses), false);
    }

    /** Of shops; {@code statuses} are what the vendor's statuses can be taken for. */
    public static Vocabulary ofSales(List<String> statuses) {
        return new Vocabulary(OF_SALES, and(OF_SALES, Field.STATUS), statuses(statuses), false);
    }

    /** Of survey tools. */
    public static Vocabulary ofAnswers() {
        return new Vocabulary(OF_ANSWERS, and(and(OF_ANSWERS, Field.SCORE), Field.SATISFIED_FROM), Map.of(), true);
    }

    /** Of a vendor that nobody knows: whatever some vendor heeds. */
    public static Vocabulary ofAnybody() {
        Set<Field> fields = EnumSet.copyOf(EventType.INTERACTION_OPENED.fields());
        fields.remove(Field.ATTRIBUTES);
        fields.addAll(OF_SALES);
        fields.addAll(OF_ANSWERS);
        Set<Field> valued = and(and(and(fields, Field.STATUS), Field.SCORE), Field.SATISFIED_FROM);
        return new Vocabulary(fields, valued, statuses(List.of()), true);
    }

    /** The words that a value of the field can be called by, when they are a closed list of the vendor's. */
    public Optional<List<String>> wordsOf(Field field) {
        return Optional.ofNullable(words.get(field));
    }

    private static Set<Field> and(Set<Field> fields, Field field) {
        Set<Field> all = EnumSet.copyOf(fields);
        all.add(field);
        return all;
    }

    private static Map<Field, List<String>> statuses(List<String> statuses) {
        return new EnumMap<>(Map.of(Field.STATUS, List.copyOf(statuses)));
    }
}
