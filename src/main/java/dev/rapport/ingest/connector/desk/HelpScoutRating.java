package dev.rapport.ingest.connector.desk;

import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import java.time.Instant;
import java.util.Map;

/** Help Scout's rating: great, okay or not good. */
final class HelpScoutRating {
    private static final Map<String, String> SCORES = Map.of(
            "great", "3", "okay", "2", "not_good", "1", "not good", "1", "notgood", "1", "1", "3", "2", "2", "3", "1");

    private HelpScoutRating() {}

    static Translation translate(Tree rating, Mapping mapping) {
        String id = rating.at("id").text();
        String conversation =
                Tree.first(rating.at("conversationId"), rating.at("conversation", "id"), rating.at("ticket", "id"));
        Instant at = Tree.firstTime(mapping.zone(), rating.at("modifiedAt"), rating.at("createdAt"));
        String given = rating.at("rating").word();
        if (id == null || conversation == null || at == null || given.isEmpty()) {
            return new Lacking()
                    .id("id", id)
                    .id("conversationId", conversation)
                    .time("modifiedAt or createdAt", at)
                    .unless(given.isEmpty() ? null : given, "rating (great, okay or not_good)")
                    .toUnknown();
        }
        String score = SCORES.get(given);
        if (score == null) {
            return new Translation.Unknown("the rating \"%s\" is not one of great, okay and not_good".formatted(given));
        }
        Report report = new Report(mapping, conversation);
        report.by(
                report.answer(id, at, score, 1, 3, Tree.first(rating.at("comments"), rating.at("comment")))
                        .with(
                                Field.CUSTOMER_ID,
                                mapping.prefixed(Tree.first(rating.at("customerId"), rating.at("customer", "id")))),
                Tree.first(rating.at("userId"), rating.at("user", "id")),
                null);
        return report.orIgnored("nothing");
    }
}
