package dev.rapport.ingest.connector.desk;

import dev.rapport.event.EventType;
import dev.rapport.ingest.connector.Mapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A part of an Intercom conversation. A note, an assignment or a closing can bring a message along. */
final class IntercomPart {
    private IntercomPart() {}

    static void addTo(Report report, Tree part, Mapping mapping) {
        String id = part.at("id").text();
        Instant at = part.at("created_at").time(mapping.zone());
        String type = part.at("part_type").word();
        if (id == null || at == null) {
            return;
        }
        boolean isMessage = part.at("body").text() != null
                || part.at("attachments").elements().size() > 0;
        boolean isNote = type.startsWith("note");
        if (type.equals("comment") || type.equals("quick_reply") || isNote || isMessage) {
            message(report, "part:" + id, at, part, !isNote);
        }
        switch (type) {
            case "assignment",
                    "default_assignment",
                    "away_mode_assignment",
                    "assign_and_reopen",
                    "assign_and_unsnooze" -> assigned(report, "part:" + id + ":assigned", at, part);
            case "close" ->
                report.by(report.add(EventType.INTERACTION_RESOLVED, "part:" + id + ":closed", at), admin(part), null);
            case "snoozed" -> report.add(EventType.INTERACTION_PAUSED, "part:" + id + ":snoozed", at);
            default -> {
                // the others change no assignment
            }
        }
        switch (type) {
            case "open", "note_and_reopen", "assign_and_reopen" ->
                report.add(EventType.INTERACTION_REOPENED, "part:" + id + ":opened", at);
            case "unsnoozed", "timer_unsnooze", "assign_and_unsnooze" ->
                report.add(EventType.INTERACTION_RESUMED, "part:" + id + ":unsnoozed", at);
            default -> {
                // the others open nothing again
            }
        }
    }

    private static void message(Report report, String id, Instant at, Tree part, boolean isPublic) {
        String author =
                switch (part.at("author", "type").word()) {
                    case "user", "lead", "contact", "visitor" -> "customer";
                    case "admin", "teammate" -> "agent";
                    default -> "bot";
                };
        report.reply(id, at, author, isPublic, part.at("author", "id").text());
    }

    private static void assigned(Report report, String id, Instant at, Tree part) {
        Tree to = part.at("assigned_to");
        String whom = to.at("id").text();
        if (whom == null || whom.equals("0")) {
            return; // to nobody
        }
        boolean toTeam = to.at("type").word().equals("team");
        report.by(report.add(EventType.INTERACTION_ASSIGNED, id, at), toTeam ? null : whom, toTeam ? whom : null);
    }

    private static @Nullable String admin(Tree part) {
        return part.at("author", "type").word().equals("admin")
                ? part.at("author", "id").text()
                : null;
    }
}
