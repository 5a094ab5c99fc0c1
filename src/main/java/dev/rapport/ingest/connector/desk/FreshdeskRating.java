package dev.rapport.ingest.connector.desk;

import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import java.time.Instant;
import java.util.Map;

/** Freshdesk's satisfaction rating: seven steps from extremely unhappy to extremely happy, of which three are happy. */
final class FreshdeskRating {
    private static final Map<String, Integer> STEPS =
            Map.of("-103", 1, "-102", 2, "-101", 3, "100", 4, "101", 5, "102", 6, "103", 7);
    private static final String HAPPY_FROM = "5";

    private FreshdeskRating() {}

    static Translation translate(Tree rating, Mapping mapping) {
        String id = rating.at("id").text();
        String ticket = rating.at("ticket_id").text();
        Instant at = Tree.firstTime(mapping.zone(), rating.at("updated_at"), rating.at("created_at"));
        Tree given = rating.at("ratings");
        String score = Tree.first(given.at("default_question"), given);
        if (id == null || ticket == null || at == null || score == null) {
            return new Lacking()
                    .id("satisfaction_rating.id", id)
                    .id("satisfaction_rating.ticket_id", ticket)
                    .time("satisfaction_rating.updated_at or created_at", at)
                    .unless(score, "satisfaction_rating.ratings.default_question (the rating)")
                    .toUnknown();
        }
        Integer step = STEPS.get(score);
        if (step == null) {
            return new Translation.Unknown("the rating %s is not one of %s"
                    .formatted(score, STEPS.keySet().stream().sorted().toList()));
        }
        Report report = new Report(mapping, ticket);
        report.by(
                report.answer(
                                id,
                                at,
                                Integer.toString(step),
                                1,
                                7,
                                rating.at("feedback").text())
                        .with(Field.SATISFIED_FROM, HAPPY_FROM)
                        .with(
                                Field.CUSTOMER_ID,
                                mapping.prefixed(rating.at("user_id").text())),
                rating.at("agent_id").text(),
                rating.at("group_id").text());
        return report.orIgnored("nothing");
    }
}
