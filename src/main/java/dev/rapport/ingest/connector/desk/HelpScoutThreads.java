package dev.rapport.ingest.connector.desk;

import dev.rapport.ingest.connector.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The threads of a Help Scout conversation: replies, notes and what was done, each with an id and a time. */
final class HelpScoutThreads {
    private static final Map<String, String> AUTHORS = Map.of(
            "customer", "customer",
            "chat", "customer",
            "message", "agent",
            "reply", "agent",
            "note", "agent",
            "beaconchat", "customer");

    private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

    private record Turn(Tree tree, String id, Instant at) {}

    private final List<Turn> oldestFirst = new ArrayList<>();

    HelpScoutThreads(List<Tree> threads, Mapping mapping) {
        for (Tree thread : threads) {
            String id = thread.at("id").text();
            Instant at = thread.at("createdAt").time(mapping.zone());
            if (id != null && at != null) {
                oldestFirst.add(new Turn(thread, id, at));
            }
        }
        oldestFirst.sort(Comparator.comparing(Turn::at)
                .thenComparing(thread -> thread.id().length())
                .thenComparing(Turn::id));
    }

    /** Adds the replies; a message that came with the conversation is its opening. */
    void addReplies(Report report, Instant created) {
        Instant opening = created.plus(SAME_MOMENT);
        for (Turn thread : oldestFirst) {
            String type = thread.tree().at("type").word();
            String author = AUTHORS.get(type);
            boolean isNote = type.equals("note");
            boolean isDraft = thread.tree().at("state").word().equals("draft");
            boolean isOpening = !isNote && !thread.at().isAfter(opening);
            if (author != null && !isDraft && !isOpening) {
                boolean byUser = thread.tree().at("createdBy", "type").word().equals("user");
                report.reply(
                        "thread:" + thread.id(),
                        thread.at(),
                        type.equals("chat") && byUser ? "agent" : author,
                        !isNote,
                        thread.tree().at("createdBy", "id").text());
            }
        }
    }

    /** The status before the newest thread; null when no thread tells. */
    @Nullable String statusBefore() {
        String before = null;
        for (int i = 0; i < oldestFirst.size() - 1; i++) {
            String status = oldestFirst.get(i).tree().at("status").word();
            before = status.isEmpty() || status.equals("nochange") ? before : status;
        }
        return before;
    }

    @Nullable Instant newestAt() {
        return oldestFirst.isEmpty()
                ? null
                : oldestFirst.get(oldestFirst.size() - 1).at();
    }

    /** The newest thread's id; without threads the time stands for it. */
    String newestId(Instant otherwise) {
        return oldestFirst.isEmpty()
                ? Long.toString(otherwise.toEpochMilli())
                : oldestFirst.get(oldestFirst.size() - 1).id();
    }
}
