package dev.rapport.ingest.connector.desk;

import dev.rapport.ingest.connector.Mapping;
import java.time.Instant;

/** An article of a Zammad ticket. What the system writes, such as that a mail has arrived, is no reply. */
final class ZammadArticle {
    private ZammadArticle() {}

    static void addTo(Report report, Tree article, Mapping mapping) {
        String id = article.at("id").text();
        Instant at = article.at("created_at").time(mapping.zone());
        String sender = article.at("sender").word();
        if (id == null || at == null || !(sender.equals("agent") || sender.equals("customer"))) {
            return;
        }
        report.reply(
                "article:" + id,
                at,
                sender,
                !article.at("internal").isTrue(),
                article.at("created_by_id").text());
    }
}
