package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the journal promises, on a real database. */
@QuarkusTest
class JournalIT {
    private static final Instant TIME = Instant.parse("2026-03-01T09:00:00.123456Z");

    @Inject
    Journal journal;

    @Inject
    DataSource database;

    private static WorkspaceId newWorkspace() {
        return new WorkspaceId(TestWorkspace.create().id());
    }

    private static SubmittedEvent answer(String id, String subject, String score) {
        return new SubmittedEvent(
                EventType.SURVEY_ANSWERED,
                new EventKey("survey-tool", id),
                new Subject(subject),
                TIME,
                FieldValues.builder()
                        .text(Field.KIND, "nps")
                        .decimal(Field.SCORE, new BigDecimal(score))
                        .build());
    }

    @Test
    void theSameEventAgainIsADuplicateAndChangesNothing() throws SQLException {
        WorkspaceId workspace = newWorkspace();
        SubmittedEvent event = answer("e1", "survey:1", "9");

        AppendResult first = journal.append(workspace, List.of(event));
        String facts = facts(workspace);
        AppendResult second = journal.append(workspace, List.of(event));

        assertThat(first.outcomes()).containsExactly(Outcome.ACCEPTED);
        assertThat(second.outcomes()).containsExactly(Outcome.DUPLICATE);
        assertThat(second.version()).isEqualTo(first.version()).isEqualTo(1);
        assertThat(facts(workspace)).isEqualTo(facts);
    }

    @Test
    void theSameIdentityWithAnotherScoreIsAConflictAndTheFirstStays() throws SQLException {
        WorkspaceId workspace = newWorkspace();
        journal.append(workspace, List.of(answer("e1", "survey:1", "9")));
        String facts = facts(workspace);

        AppendResult conflict = journal.append(workspace, List.of(answer("e1", "survey:1", "3")));

        assertThat(conflict.outcomes()).containsExactly(Outcome.CONFLICT);
        assertThat(facts(workspace)).isEqualTo(facts);
    }

    @Test
    void repeatsWithinOneBatchAreToldFromConflictsAndHinderNoNeighbour() {
        WorkspaceId workspace = newWorkspace();

        AppendResult result = journal.append(
                workspace,
                List.of(
                        answer("e1", "survey:1", "9"),
                        answer("e1", "survey:1", "9.0"),
                        answer("e1", "survey:1", "2"),
                        answer("e2", "survey:2", "10")));

        assertThat(result.outcomes())
                .containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.CONFLICT, Outcome.ACCEPTED);
    }

    @Test
    void oneIdentityUnderTwoSubjectsOrInTwoWorkspacesIsTwoEvents() {
        WorkspaceId workspace = newWorkspace();
        WorkspaceId other = newWorkspace();

        assertThat(journal.append(workspace, List.of(answer("e1", "survey:1", "9"), answer("e1", "survey:2", "3")))
                        .outcomes())
                .containsOnly(Outcome.ACCEPTED);
        assertThat(journal.append(other, List.of(answer("e1", "survey:1", "1"))).outcomes())
                .containsExactly(Outcome.ACCEPTED);
    }

    @Test
    void largeBatchesGiveTheSameFactsAsSmallOnes() throws SQLException {
        List<SubmittedEvent> events = RandomEvents.rearranged(RandomEvents.of(77, 800), 77);
        WorkspaceId inLarge = newWorkspace();
        for (int from = 0; from < events.size(); from += 2_000) {
            journal.append(inLarge, events.subList(from, Math.min(from + 2_000, events.size())));
        }
        WorkspaceId inSmall = newWorkspace();
        for (int from = 0; from < events.size(); from += 70) {
            journal.append(inSmall, events.subList(from, Math.min(from + 70, events.size())));
        }

        assertThat(events).as("enough for several large batches").hasSizeGreaterThan(4_000);
        assertThat(facts(inLarge)).isEqualTo(facts(inSmall)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderDuplicationAndSplitIntoBatchesGivesTheSameFacts(long seed) throws SQLException {
        List<SubmittedEvent> events = RandomEvents.of(seed, 40);
        WorkspaceId atOnce = newWorkspace();
        journal.append(atOnce, events);

        WorkspaceId inPieces = newWorkspace();
        List<SubmittedEvent> repeated = new ArrayList<>(events);
        repeated.addAll(events.subList(0, events.size() / 2));
        for (List<SubmittedEvent> batch : RandomEvents.batches(RandomEvents.rearranged(repeated, seed), seed)) {
            journal.append(inPieces, batch);
        }

        assertThat(facts(inPieces)).as("seed %d", seed).isEqualTo(facts(atOnce)).isNotEmpty();
        assertThat(numbers(inPieces, "interaction_fact"))
                .as("the numbers are dense, seed %d", seed)
                .containsExactlyElementsOf(LongStream.range(
                                0, numbers(inPieces, "interaction_fact").size())
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void whatIsReadBackFromTheJournalFoldsToWhatWasSent(long seed) throws SQLException {
        List<SubmittedEvent> events = RandomEvents.of(seed, 30);
        WorkspaceId workspace = newWorkspace();
        journal.append(workspace, events);

        try (Connection connection = database.getConnection()) {
            JournalTable table = new JournalTable(connection, workspace.value());
            RandomEvents.bySubject(events).forEach((subject, sent) -> {
                SubjectFacts expected =
                        Fold.of(sent.stream().map(ServiceEvent::from).toList(), ServiceTerms.NONE);
                try {
                    assertThat(Fold.of(
                                    table.eventsOf(List.of(subject)).getOrDefault(subject, List.of()),
                                    ServiceTerms.NONE))
                            .as("seed %d, subject %s", seed, subject)
                            .isEqualTo(expected);
                } catch (SQLException failure) {
                    throw new AssertionError(failure);
                }
            });
        }
    }

    @Test
    void concurrentWritersOfOneInteractionLoseNothing() throws Exception {
        List<SubmittedEvent> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            events.add(new SubmittedEvent(
                    i % 5 == 0 ? EventType.INTERACTION_OPENED : EventType.INTERACTION_UPDATED,
                    new EventKey("crm", "e" + i),
                    new Subject("1001"),
                    TIME.plusSeconds(i),
                    FieldValues.builder().text(Field.TOPIC, "topic " + i).build()));
        }
        WorkspaceId atOnce = newWorkspace();
        journal.append(atOnce, events);
        WorkspaceId concurrently = newWorkspace();
        Collections.shuffle(events, new java.util.Random(7));

        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Future<AppendResult>> results = new ArrayList<>();
            for (SubmittedEvent event : events) {
                results.add(writers.submit(() -> journal.append(concurrently, List.of(event))));
            }
            List<Long> versions = new ArrayList<>();
            for (Future<AppendResult> result : results) {
                assertThat(result.get().outcomes()).containsExactly(Outcome.ACCEPTED);
                versions.add(result.get().version());
            }
            assertThat(versions).doesNotHaveDuplicates();
        } finally {
            writers.shutdown();
        }
        assertThat(facts(concurrently)).isEqualTo(facts(atOnce));
    }

    @Test
    void versionStampsStrictlyIncrease() throws SQLException {
        WorkspaceId workspace = newWorkspace();
        for (int i = 0; i < 20; i++) {
            journal.append(workspace, List.of(answer("e" + i, "survey:" + i, "9")));
        }

        List<String> stamps = column(
                "SELECT to_char(stamp AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') FROM change_log WHERE workspace_id = ? ORDER BY version",
                workspace);

        assertThat(stamps).hasSize(20).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anEventThatIsTakenBackLeavesNoFactPresent() throws SQLException {
        WorkspaceId workspace = newWorkspace();
        SubmittedEvent event = answer("e1", "survey:1", "9");
        journal.append(workspace, List.of(event));

        journal.append(workspace, List.of(RandomEvents.voidOf(event, "void1", TIME.plusSeconds(60))));

        assertThat(column("SELECT present::text FROM survey_fact WHERE workspace_id = ?", workspace))
                .containsExactly("false");
    }

    /** All facts of a workspace as text, without the numbers, which depend on the order of arrival. */
    private String facts(WorkspaceId workspace) throws SQLException {
        StringBuilder facts = new StringBuilder();
        for (String table : List.of("interaction_fact", "survey_fact", "purchase_fact", "customer_link")) {
            column(
                            "SELECT (to_jsonb(f) - 'workspace_id' - 'number')::text FROM " + table
                                    + " f WHERE workspace_id = ?"
                                    + (table.equals("customer_link") ? "" : " AND present")
                                    + " ORDER BY 1",
                            workspace)
                    .forEach(row -> facts.append(table).append(row).append('\n'));
        }
        return facts.toString();
    }

    private List<Long> numbers(WorkspaceId workspace, String table) throws SQLException {
        return column("SELECT number::text FROM " + table + " f WHERE workspace_id = ? ORDER BY f.number", workspace)
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private List<String> column(String sql, WorkspaceId workspace) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
        }
        return values;
    }
}
