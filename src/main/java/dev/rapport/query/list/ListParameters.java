package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.CURSOR;
import static dev.rapport.query.CommonParameters.FILTER;
import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.CommonParameters.FROM;
import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.query.CommonParameters.TO;
import static dev.rapport.query.CommonParameters.TZ;

import dev.rapport.metric.Condition;
import dev.rapport.platform.http.Cursor;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.query.AnswerForm;
import dev.rapport.query.AnswerRows;
import dev.rapport.query.FilterSyntax;
import dev.rapport.query.ParameterReader;
import dev.rapport.query.TimeParameter;
import dev.rapport.schema.Property;
import dev.rapport.time.EpochMicros;
import dev.rapport.time.IanaZone;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a list. What is wrong is gathered until {@link #finish}. */
public final class ListParameters {
    private static final String ATTRIBUTES = "attributes.";
    private static final List<String> TRUTHS = List.of("true", "false");
    private static final int MAX_CONDITIONS = 50;

    private final ParameterReader parameters;
    private final ZoneId zone;

    /**
     * Reads parameters.
     *
     * @param defaultZone the zone where none is given
     * @param declared the parameters that the list has
     */
    public ListParameters(Map<String, List<String>> given, ZoneId defaultZone, List<Property> declared) {
        parameters = new ParameterReader(given);
        parameters.refuseUnknown(declared.stream().map(Property::name).toList());
        zone = parameters.parsed(TZ.name(), IanaZone::parse, defaultZone);
    }

    /** The parameters of a page among others that somebody else has read and checked. */
    static ListParameters ofPage(Map<String, List<String>> given, ZoneId zone) {
        return new ListParameters(new ParameterReader(given), zone);
    }

    private ListParameters(ParameterReader parameters, ZoneId zone) {
        this.parameters = parameters;
        this.zone = zone;
    }

    /** The zone of dates and answers. */
    public ZoneId zone() {
        return zone;
    }

    /** Notes that a parameter is wrong. */
    void refuse(String name, String detail) {
        parameters.refuse(name, detail);
    }

    /** From and to; without either, that side has no end. */
    Span span() {
        Optional<Instant> from = time(FROM.name());
        Optional<Instant> to = time(TO.name());
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            refuse(
                    FROM.name(),
                    "from %s must be before to %s; the range is half-open: to itself is not in it"
                            .formatted(AnswerRows.time(from.get(), zone), AnswerRows.time(to.get(), zone)));
        }
        return new Span(
                from.map(EpochMicros::fromInstant).orElse(Span.ALWAYS.from()),
                to.map(EpochMicros::fromInstant).orElse(Span.ALWAYS.to()));
    }

    private Optional<Instant> time(String name) {
        return parameters.parsed(name, text -> Optional.of(TimeParameter.parse(name, text, zone)), Optional.empty());
    }

    /** The conditions of {@code filter}; attributes are dimensions too. */
    List<Condition> conditions(Collection<String> dimensions) {
        List<Condition> conditions = new ArrayList<>();
        for (String text : parameters.all(FILTER.name())) {
            try {
                conditions.addAll(FilterSyntax.parse(text));
            } catch (IllegalArgumentException wrong) {
                refuse(FILTER.name(), String.valueOf(wrong.getMessage()));
            }
        }
        for (Condition condition : conditions) {
            String dimension = condition.dimension();
            boolean isAttribute = dimension.startsWith(ATTRIBUTES) && dimension.length() > ATTRIBUTES.length();
            if (!isAttribute && !dimensions.contains(dimension)) {
                List<String> names = new ArrayList<>(dimensions);
                names.add(ATTRIBUTES + "<name>");
                refuse(FILTER.name(), NearestName.unknown("dimension of this list", dimension, names));
            }
        }
        if (conditions.size() > MAX_CONDITIONS) {
            refuse(FILTER.name(), "at most %d conditions can be given".formatted(MAX_CONDITIONS));
        }
        return conditions;
    }

    /** A parameter that is any text. */
    Optional<String> text(Property parameter) {
        return parameters.one(parameter.name());
    }

    /** A parameter that is one of the words declared. */
    Optional<String> word(Property parameter) {
        String name = parameter.name();
        List<String> words = parameter.type().words();
        return parameters.parsed(
                name,
                text -> {
                    if (!words.contains(text)) {
                        throw new IllegalArgumentException(NearestName.unknown("value of " + name, text, words));
                    }
                    return Optional.of(text);
                },
                Optional.empty());
    }

    /** A parameter that is true or false. */
    Optional<Boolean> truth(Property parameter) {
        String name = parameter.name();
        return parameters.parsed(
                name,
                text -> {
                    if (!TRUTHS.contains(text)) {
                        throw new IllegalArgumentException(NearestName.unknown("value of " + name, text, TRUTHS));
                    }
                    return Optional.of(Boolean.valueOf(text));
                },
                Optional.empty());
    }

    /** A parameter that is a whole number between the bounds declared. */
    OptionalInt number(Property parameter) {
        String name = parameter.name();
        int least = parameter.type().least().orElseThrow().intValueExact();
        int most = parameter.type().most().orElseThrow().intValueExact();
        return parameters.parsed(
                name,
                text -> {
                    int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
                    if (number < least || number > most) {
                        throw new IllegalArgumentException("%s must be a whole number from %d to %d, not %s"
                                .formatted(name, least, most, shown(text)));
                    }
                    return OptionalInt.of(number);
                },
                OptionalInt.empty());
    }

    /** The most rows; empty when not said. */
    public OptionalInt limit() {
        return number(LIMIT);
    }

    /** Throws everything that was found wrong. */
    public void finish() {
        parameters.finish();
    }

    /**
     * Ends the reading.
     *
     * @param accepted what the client accepts
     * @param keys checks the key in a cursor
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong
     */
    ListRequest finish(List<MediaType> accepted, KeyForm keys) {
        OptionalInt limit = limit();
        parameters.parsed(FORMAT.name(), AnswerForm::named, AnswerForm.JSON);
        Optional<List<String>> behind = Optional.empty();
        Optional<String> cursor = parameters.one(CURSOR.name());
        if (cursor.isPresent()) {
            behind = Cursor.decode(cursor.get(), keys.parts()).filter(keys::isKey);
            if (behind.isEmpty()) {
                refuse(
                        CURSOR.name(),
                        "cursor is not one that this list has given out in this order; leave it out for the first page");
            }
        }
        parameters.finish();
        return new ListRequest(AnswerForm.negotiate(parameters.one(FORMAT.name()), accepted), behind, limit);
    }

    /**
     * Ends the reading for a list that comes whole.
     *
     * @param limit the most rows
     */
    ListRequest finishWhole(List<MediaType> accepted, int limit) {
        parameters.parsed(FORMAT.name(), AnswerForm::named, AnswerForm.JSON);
        parameters.finish();
        return new ListRequest(
                AnswerForm.negotiate(parameters.one(FORMAT.name()), accepted), Optional.empty(), OptionalInt.of(limit));
    }

    /** What the keys of a list look like. */
    interface KeyForm {
        /** Of how many parts. */
        int parts();

        /** Whether the list can have given it out. */
        boolean isKey(List<String> key);
    }

    private static @Nullable String shown(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "…" : text;
    }
}
