package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Looks at what is in the database, and whether it is whole. */
final class Remains {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FACTS =
            List.of("interaction_fact", "survey_fact", "purchase_fact", "customer_link");
    private static final List<String> QUESTIONS = List.of(
            "volume?grain=month&group_by=channel",
            "first_response_time?grain=month&group_by=team",
            "resolution_time?grain=quarter&group_by=channel",
            "fcr?grain=month&group_by=topic",
            "backlog?grain=week",
            "csat?grain=month&group_by=channel",
            "nps?grain=month",
            "survey_response_rate?grain=month",
            "repeat_purchase_rate?grain=quarter",
            "revenue?grain=month&group_by=currency");
    /** What differs by the moment of the question, or by how the events came. */
    private static final List<String> PASSING = List.of("as_of", "valid_until", "version", "oldest_open_seconds");

    private static final String EVENTS = """
            SELECT subject, source, id, type, to_char(time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), data
            FROM journal WHERE workspace_id = ? ORDER BY md5(subject || source || id)
            """;

    private final ServiceDatabase database;
    private final long workspace;

    Remains(ServiceDatabase database, long workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** All identities in the journal, each as often as it is there. */
    List<String> journal() throws IOException, SQLException {
        return database.column(
                "SELECT concat_ws(E'\\n', subject, source, id) FROM journal WHERE workspace_id = ?", workspace);
    }

    /** Every acknowledged event is there, once, and nothing that nobody sent. */
    void assertHas(Ledger ledger) throws IOException, SQLException {
        assertThat(ledger.wrongs()).as("what no client should be told").isEmpty();
        Set<String> acknowledged =
                ledger.acknowledged(); // before the look: what comes meanwhile may be too late for it
        List<String> journal = journal();
        Set<String> kept = new HashSet<>(journal);
        assertThat(kept).as("each once").hasSameSizeAs(journal);
        assertThat(acknowledged.stream().filter(identity -> !kept.contains(identity)))
                .as("acknowledged and lost")
                .isEmpty();
        Set<String> sent = ledger.sent();
        assertThat(kept.stream().filter(identity -> !sent.contains(identity)))
                .as("kept and never sent")
                .isEmpty();
    }

    /** Versions, stamps and numbers have no gaps, and every version says what it changed. */
    void assertWhole() throws IOException, SQLException {
        List<Long> versions = numbers("SELECT version FROM change_log WHERE workspace_id = ? ORDER BY version");
        assertThat(versions).containsExactlyElementsOf(upTo(1, versions.size()));
        assertThat(database.number("SELECT version FROM workspace_version WHERE workspace_id = ?", workspace))
                .isEqualTo(versions.size());
        List<String> stamps = database.column(
                "SELECT to_char(stamp AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') FROM change_log"
                        + " WHERE workspace_id = ? ORDER BY version",
                workspace);
        assertThat(stamps).isSorted().doesNotHaveDuplicates();
        assertThat(numbers("SELECT DISTINCT version FROM journal WHERE workspace_id = ? ORDER BY version"))
                .as("each version keeps events")
                .isEqualTo(versions);
        for (String kind : List.of("interaction", "survey", "purchase")) {
            List<Long> numbers =
                    numbers("SELECT number FROM %s_fact WHERE workspace_id = ? ORDER BY 1".formatted(kind));
            assertThat(numbers).as(kind).containsExactlyElementsOf(upTo(0, numbers.size()));
            assertThat(database.number(
                            "SELECT %ss FROM workspace_version WHERE workspace_id = ?".formatted(kind), workspace))
                    .isEqualTo(numbers.size());
            assertThat(numbers("SELECT DISTINCT unnest(%ss) FROM change_log WHERE workspace_id = ? ORDER BY 1"
                            .formatted(kind)))
                    .as("each %s was told to followers", kind)
                    .isEqualTo(numbers);
        }
    }

    private List<Long> numbers(String sql) throws IOException, SQLException {
        return database.column(sql, workspace).stream().map(Long::valueOf).toList();
    }

    private static List<Long> upTo(long first, long count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    /** All facts as text, without the numbers, which depend on the order of arrival. */
    List<String> facts() throws IOException, SQLException {
        List<String> facts = new ArrayList<>();
        for (String table : FACTS) {
            facts.addAll(database.column(
                    "SELECT '%1$s ' || (to_jsonb(f) - 'workspace_id' - 'number')::text FROM %1$s f WHERE workspace_id = ?%2$s ORDER BY 1"
                            .formatted(table, table.equals("customer_link") ? "" : " AND present"),
                    workspace));
        }
        return facts;
    }

    /** Has every fact folded again from the journal. */
    void foldAgain() throws IOException, SQLException {
        database.execute("""
                INSERT INTO job (workspace_id, kind, state, detail, created_at) VALUES (?, 'refold', 'waiting', 'a test', now())
                """, workspace);
        RapportProcess.await("the facts to be folded again", () -> {
            try {
                return database.number("SELECT count(*) FROM job WHERE workspace_id = ? AND state <> 'done'", workspace)
                        == 0;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The journal's events as they were posted, in an order of no meaning. */
    String stream() throws IOException, SQLException {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setLong(1, workspace);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.append(WireEvent.of(
                                            row.getString(4),
                                            row.getString(1),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(5),
                                            JSON.readTree(row.getString(6)))
                                    .json())
                            .append('\n');
                }
            }
        }
        return lines.toString();
    }

    /** What the metrics answer, without what depends on the moment. */
    static List<String> answers(RapportProcess service, String key) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            var answer = service.get(
                    "/v1/metrics/" + question + "&from=2023-12-01&to=2024-09-01&tz=Asia/Kathmandu",
                    "Authorization",
                    "Bearer " + key);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode told = JSON.readTree(answer.body());
            forget(told);
            told.path("rows").forEach(row -> answers.add(question + " " + row));
            ((ObjectNode) told).remove("rows");
            answers.add(question + " " + told);
        }
        return answers;
    }

    private static void forget(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(PASSING);
        }
        node.forEach(Remains::forget);
    }
}
