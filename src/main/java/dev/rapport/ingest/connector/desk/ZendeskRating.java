package dev.rapport.ingest.connector.desk;

import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import java.time.Instant;
import java.util.Map;

/** Zendesk's satisfaction rating: good or bad, with or without a comment. That it was offered is no answer. */
final class ZendeskRating {
    private static final Map<String, String> SCORES = Map.of("good", "1", "bad", "0");

    private ZendeskRating() {}

    static Translation translate(Tree rating, Mapping mapping) {
        String id = rating.at("id").text();
        String ticket = rating.at("ticket_id").text();
        Instant at = Tree.firstTime(mapping.zone(), rating.at("updated_at"), rating.at("created_at"));
        if (id == null || ticket == null || at == null) {
            return new Lacking()
                    .id("id of the rating", id)
                    .id("ticket_id", ticket)
                    .time("updated_at or created_at", at)
                    .toUnknown();
        }
        String word = rating.at("score").word();
        if (word.equals("offered") || word.equals("unoffered")) {
            return new Translation.Ignored("the rating is %s, which is not an answer".formatted(word));
        }
        String score = SCORES.get(word.replace("_with_comment", "").replace("withcomment", ""));
        if (score == null) {
            return new Translation.Unknown("the rating's score \"%s\" is neither good nor bad".formatted(word));
        }
        Report report = new Report(mapping, ticket);
        report.by(
                report.answer(id, at, score, 0, 1, rating.at("comment").text())
                        .with(
                                Field.CUSTOMER_ID,
                                mapping.prefixed(rating.at("requester_id").text())),
                rating.at("assignee_id").text(),
                rating.at("group_id").text());
        return report.orIgnored("nothing");
    }
}
