package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.testing.WholeDatabase;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an erasure answers, keeps, refuses and leaves alone. */
@QuarkusTest
class ErasureReceiptIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    Journal journal;

    @Inject
    DataSource database;

    private final String anna = "crm:" + UUID.randomUUID();
    private final String town = "Rome " + UUID.randomUUID();
    private final String annasOther = "shop:" + UUID.randomUUID();
    private TestWorkspace workspace;
    private Client client;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
        client = Client.of(workspace);
    }

    private Response erase(String customer, String mode) {
        return client.request().queryParam("mode", mode).delete("/v1/customers/{id}", customer);
    }

    private JsonPath erased(String customer, String mode) {
        Response response = erase(customer, mode);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private Story annasStory() {
        return new Story()
                .opened(
                        "1",
                        NINE,
                        "customer_id",
                        anna,
                        "channel",
                        "chat",
                        "attributes",
                        Map.of("mail", "anna", "plan", "pro"))
                .replied("1", NINE.plusSeconds(30))
                .opened("2", NINE, "customer_id", "crm:berta", "channel", "chat", "attributes", Map.of("plan", "pro"))
                .answered("7", "nps", NINE, "score", 9, "customer_id", annasOther, "comment", "I live in " + town)
                .answered(
                        "8", "nps", NINE, "score", 3, "customer_id", "crm:berta", "comment", "ask " + anna + " for me")
                .bought("o1", annasOther, NINE, "amount", "10", "currency", "EUR")
                .bought("o2", "crm:berta", NINE, "amount", "20", "currency", "EUR")
                .and(Story.event("customer.merged", "customer:" + anna, NINE, "from", anna, "into", annasOther));
    }

    @Test
    void theReceiptCountsWhatWasRemovedAndIsGivenAgain() {
        client.post(annasStory().events());

        JsonPath receipt = erased(annasOther, "delete");

        assertThat(receipt.getString("mode")).isEqualTo("delete");
        assertThat(receipt.getInt("ids")).isEqualTo(2);
        assertThat(receipt.getInt("events_removed")).isEqualTo(5);
        assertThat(receipt.getInt("mentions")).isEqualTo(1);
        assertThat(receipt.getInt("interactions")).isEqualTo(1);
        assertThat(receipt.getInt("survey_responses")).isEqualTo(1);
        assertThat(receipt.getInt("purchases")).isEqualTo(1);
        assertThat(receipt.getInt("merges")).isEqualTo(1);
        assertThat(erased(anna, "delete").getMap("$")).isEqualTo(receipt.getMap("$"));
        assertThat(client.request().get("/v1/customers/" + anna).statusCode()).isEqualTo(404);
        Map<String, Object> audit =
                client.request().get("/v1/audit").jsonPath().getMap("data.find { it.action == 'customer.erased' }");
        assertThat(audit.get("subject")).isEqualTo("erasure/" + receipt.getString("receipt"));
        assertThat(audit.toString())
                .doesNotContain(anna)
                .doesNotContain(annasOther)
                .contains("customer_hash");
    }

    @Test
    void whoIsAnonymizedKeepsWhatTheyShareAndLosesWhatNamesThem() throws SQLException {
        client.post(annasStory().events());

        JsonPath receipt = erased(anna, "anonymize");

        assertThat(receipt.getInt("events_rewritten")).isEqualTo(3);
        assertThat(receipt.getInt("events_removed")).isEqualTo(1);
        JsonPath interaction = client.request().get("/v1/interactions/1").jsonPath();
        assertThat(interaction.getMap("attributes")).isEqualTo(Map.of("plan", "pro"));
        String token = interaction.getString("customer_id");
        assertThat(token).startsWith("erased:");
        JsonPath person = client.request().get("/v1/customers/" + token).jsonPath();
        assertThat(person.getList("ids")).isEqualTo(List.of(token));
        assertThat(person.getInt("contacts") + person.getInt("answers") + person.getInt("purchases"))
                .isEqualTo(3);
        List<String> comments =
                client.request().get("/v1/survey-responses").jsonPath().getList("data.comment");
        assertThat(comments).hasSize(2).contains((String) null).anySatisfy(comment -> assertThat(comment)
                .matches("ask " + token + "-[0-9a-f]{16} for me"));
        assertThat(WholeDatabase.rowsWith(database, anna)).isEmpty();
        assertThat(WholeDatabase.rowsWith(database, town)).isEmpty();
        assertThat(rows("SELECT token FROM erasure WHERE workspace_id = " + workspace.id()))
                .containsExactly("null");
        assertThat(rows(
                        "SELECT interactions::text || surveys::text || purchases::text FROM change_log WHERE workspace_id = %d AND version > 1"
                                .formatted(workspace.id())))
                .as("the log does not tell whose facts were rewritten")
                .containsOnly("{}{}{}");
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(String.valueOf(row.getString(1)));
            }
            return rows;
        }
    }

    @Test
    void aRetryBringsNobodyBackAndWhatIsNewIsANewPerson() {
        client.post(annasStory().events());
        erased(anna, "delete");

        client.post(annasStory().events());
        Asked.metric(client, "volume", "from=2026-03-01", "to=2026-04-01").total("value", 1);
        client.post(new Story().opened("9", NINE, "customer_id", anna).events());

        JsonPath person = client.request().get("/v1/customers/" + anna).jsonPath();
        assertThat(person.getInt("contacts")).isEqualTo(1);
        assertThat(person.getInt("purchases")).isZero();
        assertThat(erased(anna, "delete").getInt("events_removed")).isEqualTo(1);
    }

    @Test
    void anOrderOfAnotherUnderTheSubjectOfTheirsStays() {
        client.post(new Story()
                .opened("1001", NINE, "customer_id", anna)
                .bought("1001", "crm:berta", NINE, "amount", "20", "currency", "EUR")
                .events());

        erased(anna, "delete");

        Asked.metric(client, "volume", "from=2026-03-01", "to=2026-04-01").total("value", null);
        Asked.metric(client, "revenue", "from=2026-03-01", "to=2026-04-01").total("value", 20);
    }

    @Test
    void anIdThatCouldStandThereByChanceIsErasedOnlyWhereItNamesACustomer() {
        client.post(new Story()
                .opened("7", NINE, "customer_id", "crm:berta", "topic", "7")
                .opened("8", NINE, "customer_id", "7")
                .answered("1", "nps", NINE, "score", 9, "comment", "7 minutes", "customer_id", "crm:berta")
                .events());

        JsonPath receipt = erased("7", "delete");

        assertThat(receipt.getInt("events_removed")).isEqualTo(1);
        assertThat(receipt.getInt("mentions")).isZero();
        assertThat(client.request().get("/v1/interactions/7").statusCode()).isEqualTo(200);
        assertThat(client.request().get("/v1/survey-responses").jsonPath().getList("data.comment"))
                .isEqualTo(List.of("7 minutes"));
    }

    @Test
    void whatCantBeErasedIsRefused() {
        client.post(annasStory().events());

        assertThat(erase("nobody", "delete").statusCode()).isEqualTo(404);
        assertThat(erase("0", "delete").statusCode()).isEqualTo(422);
        Response mode = erase(anna, "remove");
        assertThat(mode.statusCode()).isEqualTo(422);
        assertThat(mode.jsonPath().getList("violations.pointer")).isEqualTo(List.of("mode"));
        assertThat(client.request().delete("/v1/customers/" + anna).statusCode())
                .isEqualTo(422);
        assertThat(TestWorkspace.as(workspace.keyWith("read", "ingest"))
                        .queryParam("mode", "delete")
                        .delete("/v1/customers/" + anna)
                        .statusCode())
                .isEqualTo(403);
        TestWorkspace other = TestWorkspace.create();
        assertThat(other.request()
                        .queryParam("mode", "delete")
                        .delete("/v1/customers/" + anna)
                        .statusCode())
                .as("another workspace knows nobody of this one")
                .isEqualTo(404);
        assertThat(client.request().get("/v1/customers/" + anna).statusCode()).isEqualTo(200);
    }

    @Test
    void voidsOfTheirEventsAreErasedFromTheRecordOfChanges() throws SQLException {
        String subject = "chat-" + anna;
        client.post(new Story().opened(subject, NINE, "customer_id", anna).events());
        client.request()
                .contentType(ContentType.JSON)
                .body(Map.of("subject", subject, "source", "desk", "id", "evt " + anna))
                .post("/v1/events/void")
                .then()
                .statusCode(201);

        JsonPath receipt = erased(anna, "delete");

        assertThat(receipt.getInt("elsewhere.audit_entries")).isEqualTo(1);
        assertThat(WholeDatabase.rowsWith(database, anna)).isEmpty();
    }

    @Test
    void aVoidFromASourceOfTheirOwnDoesNotTellOfThemInTheRecordOfChanges() throws SQLException {
        client.post(new Story().opened("1", NINE, "customer_id", "crm:berta").events());
        client.request()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of(
                        "type",
                        "event.voided",
                        "id",
                        "v",
                        "source",
                        "phone of " + anna,
                        "subject",
                        "1",
                        "time",
                        NINE.toString(),
                        "data",
                        Map.of("voids", Map.of("source", "desk", "id", "of " + anna)))))
                .post("/v1/events")
                .then()
                .statusCode(200);

        JsonPath receipt = erased(anna, "delete");

        assertThat(receipt.getInt("mentions")).isEqualTo(1);
        assertThat(receipt.getInt("elsewhere.audit_entries")).isEqualTo(1);
        assertThat(WholeDatabase.rowsWith(database, anna)).isEmpty();
    }

    /** Counts are written half a second after what they count: that may be after the erasure. */
    @Test
    void whatIsCountedBySourceDoesNotBringThemBack() throws Exception {
        String source = "phone of " + anna;
        for (int time = 0; time < 2; time++) {
            sendFrom(source);
        }
        erased(anna, "delete");
        sendFrom(source);

        awaitRows(
                "3",
                "SELECT sum(count) FROM ingest_quality WHERE workspace_id = %d AND (source = '' OR source LIKE 'phone of erased:%%')"
                        .formatted(workspace.id()));
        assertThat(WholeDatabase.rowsWith(database, anna)).isEmpty();
    }

    @Test
    void whatWasCountedBySourceIsCountedUnderAnother() throws Exception {
        String source = "phone of " + anna;
        sendFrom(source);
        awaitRows(
                "1",
                "SELECT sum(count) FROM ingest_quality WHERE workspace_id = %d AND source = '%s'"
                        .formatted(workspace.id(), source));

        JsonPath receipt = erased(anna, "anonymize");

        assertThat(receipt.getInt("elsewhere.ingest_counts")).isEqualTo(1);
        assertThat(rows("SELECT source FROM ingest_quality WHERE workspace_id = " + workspace.id()))
                .singleElement()
                .asString()
                .startsWith("phone of erased:");
        assertThat(WholeDatabase.rowsWith(database, anna)).isEmpty();
    }

    /** An old event, which is counted as late, and as a duplicate if it is there. */
    private void sendFrom(String source) {
        client.request()
                .contentType(ContentType.JSON)
                .body(List.of(Map.of(
                        "type",
                        "interaction.opened",
                        "id",
                        "1",
                        "source",
                        source,
                        "subject",
                        "1",
                        "time",
                        NINE.toString(),
                        "data",
                        Map.of("customer_id", anna))))
                .post("/v1/events")
                .then()
                .statusCode(200);
    }

    private void awaitRows(String expected, String sql) throws Exception {
        for (int tries = 0; tries < 100 && !rows(sql).equals(List.of(expected)); tries++) {
            Thread.sleep(50);
        }
        assertThat(rows(sql)).containsExactly(expected);
    }

    @Test
    void aStreamWhoseKeyMentionsThemIsForgotten() throws SQLException {
        client.request()
                .contentType("application/x-ndjson; charset=utf-8")
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
                .header("Idempotency-Key", "export-of-" + anna)
                .body(annasStory().events()[0].replaceAll("\\s*\n\\s*", ""))
                .post("/v1/events")
                .then()
                .statusCode(200);
        assertThat(WholeDatabase.rowsWith(database, "export-of-" + anna)).isNotEmpty();

        JsonPath receipt = erased(anna, "delete");

        assertThat(receipt.getInt("elsewhere.stream_jobs")).isEqualTo(1);
        assertThat(WholeDatabase.rowsWith(database, anna)).isEmpty();
    }

    /** What is thrown may be logged. */
    @Test
    void whatTheDatabaseSaysOfAFailureQuotesNoRow() {
        assertThatThrownBy(() -> rows("""
                        INSERT INTO customer_link (workspace_id, subject, from_id, into_id)
                        SELECT %d, 'customer:%2$s', '%2$s', 'x' FROM generate_series(1, 2) RETURNING subject
                        """.formatted(workspace.id(), anna)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("customer_link_pk")
                .message()
                .doesNotContain(anna);
    }

    @Test
    void manyEventsAreErasedWhileOthersAreWritten() throws Exception {
        int contacts = 3_000;
        List<SubmittedEvent> theirs = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            theirs.add(opened("a" + i, anna, i));
        }
        journal.append(new WorkspaceId(workspace.id()), theirs);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> write(done), writer);

            JsonPath receipt = erased(anna, "delete");
            done.set(true);

            int others = written.get();
            assertThat(rows(
                            "SELECT subject FROM journal WHERE workspace_id = %d AND version <= %d AND (data ->> 'customer_id' = '%s' OR strpos(source, '%s') > 0)"
                                    .formatted(workspace.id(), receipt.getLong("version"), anna, anna)))
                    .as("what came before the end")
                    .isEmpty();
            assertThat(rows(
                            "SELECT actor FROM audit_entry WHERE workspace_id = %1$d AND strpos(actor, '%2$s') > 0 AND id < (SELECT id FROM audit_entry WHERE workspace_id = %1$d AND action = 'customer.erased')"
                                    .formatted(workspace.id(), anna)))
                    .as("what was recorded before the end")
                    .isEmpty();
            assertThat(receipt.getInt("interactions")).isGreaterThanOrEqualTo(contacts);
            // Whoever is named after the last step is a new person: a second erasure takes those.
            erase(anna, "delete");
            Asked.metric(client, "volume", "from=2026-01-01", "to=2027-01-01").total("value", others);
            assertThat(WholeDatabase.rowsWith(database, anna)).isEmpty();
        } finally {
            done.set(true);
            writer.shutdown();
        }
    }

    /** Writes contacts of two people in turn, and voids that mention one; gives how many contacts were the other one's. */
    private int write(AtomicBoolean done) {
        int others = 0;
        for (int i = 0; !done.get() || i < 2; i++) {
            journal.append(
                    new WorkspaceId(workspace.id()),
                    List.of(opened("late" + i, anna, i), opened("b" + i, "crm:berta", i), voided("b" + i)));
            others++;
        }
        return others;
    }

    /** Takes back what was never sent. */
    private SubmittedEvent voided(String subject) {
        return new SubmittedEvent(
                EventType.EVENT_VOIDED,
                new EventKey("phone of " + anna, "void"),
                new Subject(subject),
                NINE,
                FieldValues.builder().voids(new EventKey("desk", "nothing")).build());
    }

    private static SubmittedEvent opened(String subject, String customer, int second) {
        return new SubmittedEvent(
                EventType.INTERACTION_OPENED,
                new EventKey("desk", "opened " + subject),
                new Subject(subject),
                NINE.plusSeconds(second),
                FieldValues.builder().text(Field.CUSTOMER_ID, customer).build());
    }
}
