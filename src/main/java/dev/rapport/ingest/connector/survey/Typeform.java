package dev.rapport.ingest.connector.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.connector.reading.Hmac;
import dev.rapport.ingest.connector.reading.HmacSignature;
import dev.rapport.ingest.connector.reading.MappedFields;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typeform. Its hidden fields are the custom fields: what a link to the form says about the respondent. */
public final class Typeform implements Connector {
    private static final Signature SIGNATURE =
            HmacSignature.ofBody("Typeform-Signature", Hmac.SHA256, HmacSignature.Encoding.BASE64, "sha256=");
    /** What stands in a link to a form until somebody puts a value there. */
    private static final String PLACEHOLDER = "xxxxx";

    @Override
    public String name() {
        return "typeform";
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Vocabulary vocabulary() {
        return Vocabulary.ofAnswers();
    }

    @Override
    public Translation translate(Delivery delivery, Mapping mapping) {
        Part event = Part.of("", delivery.json());
        return UnexpectedShape.orKept(() -> {
            String type =
                    UnexpectedShape.required(event.text("event_type"), event.sentence("event_type", "an event's type"));
            if (type.equals("form_response")) {
                return response(event, mapping);
            }
            return new Translation.Ignored(
                    type.equals("form_response_partial")
                            ? "the response is not submitted yet; form_response reports it when it is"
                            : type + " is not about an answer; form_response is");
        });
    }

    private static Translation response(Part event, Mapping mapping) {
        Part form = event.part("form_response");
        if (!form.raw("answers").isArray() && form.has("answers")) {
            throw new UnexpectedShape(form.sentence("answers", "a list"));
        }
        Map<String, BigDecimal> steps = TypeformAnswer.steps(form);
        List<TypeformAnswer> answers = form.parts("answers").stream()
                .map(answer -> TypeformAnswer.from(answer, steps))
                .toList();
        Map<String, TypeformAnswer> byName = byName(answers);
        MappedFields fields = new MappedFields(mapping, event.json(), name -> customField(form, byName, name));
        String title = form.part("definition").text("title");
        Response response = new Response(
                form.requiredId("token"),
                title == null ? form.text("form_id") : title,
                form.requiredTime("submitted_at", mapping.zone()),
                null,
                form.json(),
                comment(fields, mapping, answers));
        return response.translate(
                answers.stream().map(TypeformAnswer::toGiven).toList(),
                fields,
                mapping,
                "the response answers no question");
    }

    /** The mapped comment, else the only long text. */
    private static @Nullable String comment(MappedFields fields, Mapping mapping, List<TypeformAnswer> answers) {
        if (mapping.fields().containsKey("comment")) {
            return fields.value("comment");
        }
        List<TypeformAnswer> texts =
                answers.stream().filter(TypeformAnswer::isLongText).toList();
        return texts.size() == 1 ? texts.get(0).text() : null;
    }

    /** The answers by the id and by the reference of their question; of two with one name the first. */
    private static Map<String, TypeformAnswer> byName(List<TypeformAnswer> answers) {
        Map<String, TypeformAnswer> byName = new HashMap<>();
        for (TypeformAnswer answer : answers) {
            byName.putIfAbsent(answer.id(), answer);
            if (answer.ref() != null) {
                byName.putIfAbsent(answer.ref(), answer);
            }
        }
        return byName;
    }

    private static JsonNode customField(Part form, Map<String, TypeformAnswer> answers, String name) {
        JsonNode hidden = form.part("hidden").raw(name);
        if (!hidden.isMissingNode()) {
            return PLACEHOLDER.equals(hidden.textValue()) ? MissingNode.getInstance() : hidden;
        }
        TypeformAnswer answer = answers.get(name);
        return answer == null || answer.text() == null ? MissingNode.getInstance() : TextNode.valueOf(answer.text());
    }
}
