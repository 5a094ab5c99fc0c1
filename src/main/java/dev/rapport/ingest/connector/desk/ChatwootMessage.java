package dev.rapport.ingest.connector.desk;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** A message of a Chatwoot conversation: a reply, or the question how the service was and its answer. */
final class ChatwootMessage {
    private static final Map<String, String> TYPES =
            Map.of("0", "incoming", "1", "outgoing", "2", "activity", "3", "template");

    private ChatwootMessage() {}

    static Translation translate(Tree body, boolean created, Mapping mapping) {
        String id = body.at("id").text();
        String conversation = body.at("conversation", "id").text();
        Instant at = body.at("created_at").time(mapping.zone());
        if (id == null || conversation == null || at == null) {
            return new Lacking()
                    .id("id of the message", id)
                    .id("conversation.id", conversation)
                    .time("created_at", at)
                    .toUnknown();
        }
        Report report = new Report(mapping, conversation);
        if (body.at("content_type").word().equals("input_csat")) {
            survey(report, id, at, body, created, mapping);
            return report.orIgnored("the survey has not been answered yet");
        }
        if (!created) {
            return new Translation.Ignored("a message that was changed is still the same reply");
        }
        String type = TYPES.getOrDefault(
                body.at("message_type").textOrEmpty(), body.at("message_type").word());
        String author =
                switch (type) {
                    case "incoming" -> "customer";
                    case "outgoing" -> isByPerson(body) ? "agent" : "bot";
                    case "template" -> "bot";
                    default -> "";
                };
        if (!author.isEmpty()) {
            report.reply(
                    "message:" + id,
                    at,
                    author,
                    !body.at("private").isTrue(),
                    body.at("sender", "id").text());
        }
        return report.orIgnored("a message of type %s is not a reply".formatted(type));
    }

    /** Bots, campaigns and rules send in the same way as people do. */
    private static boolean isByPerson(Tree body) {
        Tree attributes = body.at("content_attributes");
        String sender = body.at("sender", "type").word();
        return body.at("sender", "id").text() != null
                && (sender.isEmpty() || sender.equals("user"))
                && !attributes.at("automation_rule_id").exists()
                && !body.at("additional_attributes", "campaign_id").exists();
    }

    private static void survey(Report report, String id, Instant at, Tree body, boolean created, Mapping mapping) {
        Tree answer = body.at("content_attributes", "submitted_values", "csat_survey_response");
        String score = answer.at("rating").text();
        if (score != null) {
            Tree conversation = body.at("conversation");
            Instant answered = conversation.at("messages").elements().stream()
                    .filter(message -> id.equals(message.at("id").text()))
                    .map(message -> message.at("updated_at").time(mapping.zone()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(Tree.firstTime(
                            mapping.zone(),
                            body.at("updated_at"),
                            conversation.at("updated_at"),
                            conversation.at("timestamp")));
            report.answer(
                            id,
                            answered == null ? at : answered,
                            score,
                            1,
                            5,
                            answer.at("feedback_message").text())
                    .with(
                            Field.CUSTOMER_ID,
                            mapping.prefixed(
                                    conversation.at("meta", "sender", "id").text()));
        } else if (created) {
            report.add(EventType.SURVEY_SENT, "message:" + id, at)
                    .with(Field.RESPONSE_ID, id)
                    .with(Field.SURVEY, "satisfaction")
                    .with(Field.KIND, "csat");
        }
    }
}
