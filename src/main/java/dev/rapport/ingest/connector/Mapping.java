package dev.rapport.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace says about one of its hooks: which of the vendor's fields is which of ours.
 *
 * @param prefix before every id and as the source, so that two vendors' 7881 are two people; the connector's name unless
 *     two accounts of one vendor are to be told apart
 * @param zone the zone of the vendor's local times without offset
 * @param fields our field ({@code topic}, {@code attributes.plan}) to the vendor's: a JSON pointer into the body, or the
 *     id or name of a custom field as that vendor lists them
 * @param values our field to the vendor's values and what each is called here, such as team to {@code 4711: billing}
 * @param questions the vendor's id of a survey's question to what it asks
 */
public record Mapping(
        String prefix,
        ZoneId zone,
        Map<String, String> fields,
        Map<String, Map<String, String>> values,
        Map<String, Question> questions) {
    public Mapping {
        fields = Map.copyOf(fields);
        values = Map.copyOf(values);
        questions = Map.copyOf(questions);
    }

    /**
     * What one question of a survey asks.
     *
     * @param kind csat, nps, ces or resolution
     * @param survey the survey's name here; null for the vendor's
     * @param scale such as {@code {"min": 1, "max": 5}}; null for the vendor's own or the kind's default
     */
    public record Question(
            String kind, @Nullable String survey, @Nullable JsonNode scale) {}

    /** An id with the prefix, such as {@code zendesk:7881}; null for none, and for {@code 0}, which is nobody. */
    public @Nullable String prefixed(@Nullable String id) {
        return id == null || id.isBlank() || id.equals("0") ? null : prefix + ":" + id;
    }

    /** A mapped customer's id with the prefix, unless it says by a colon whose it is already, such as {@code crm:7881}. */
    public @Nullable String customer(@Nullable String id) {
        return id != null && id.indexOf(':') > 0 ? id : prefixed(id);
    }

    /** What the vendor's value of a field is called here: as mapped, else as it is. */
    public @Nullable String value(String field, @Nullable String vendorValue) {
        return vendorValue == null ? null : values.getOrDefault(field, Map.of()).getOrDefault(vendorValue, vendorValue);
    }

    /** What was said about a question. */
    public Optional<Question> question(String vendorId) {
        return Optional.ofNullable(questions.get(vendorId));
    }
}
