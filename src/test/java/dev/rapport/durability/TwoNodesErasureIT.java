package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.WholeDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two service processes on one database: whoever is asked to erase, it is done once, and both forget. */
class TwoNodesErasureIT extends TwoProcesses {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGUN = "SELECT count(*) FROM erasure WHERE workspace_id = ?";

    @ParameterizedTest
    @ValueSource(strings = {"delete", "anonymize"})
    void whoIsErasedOverBothAtOnceIsErasedOnce(String mode) throws Exception {
        Tenant tenant = Tenant.create(first, folder, "one person, both erase, " + mode);
        Person person = Person.of(500);
        tenant.take(first, Person.lines(person.events()));
        Erasing erasing = new Erasing(tenant);

        List<CompletableFuture<JsonNode>> asked = Stream.of(first, second, first, second)
                .map(node -> CompletableFuture.supplyAsync(() -> erasing.untilDone(() -> node, person.id(), mode)))
                .toList();

        List<JsonNode> receipts = asked.stream().map(CompletableFuture::join).toList();
        assertThat(receipts).containsOnly(receipts.get(0));
        assertThat(receipts.get(0).path("events_removed").asInt()
                        + receipts.get(0).path("events_rewritten").asInt())
                .isEqualTo(person.events().size());
        assertThat(database.number(BEGUN, tenant.id())).isEqualTo(1);
        assertThat(audited(tenant)).isEqualTo(1);
        Erasing.assertNoTrace(database, person.ids());
    }

    @Test
    void twoWhoSpeakOfEachOtherAreErasedAtOnceOneOverEach() throws Exception {
        Tenant tenant = Tenant.create(first, folder, "two persons");
        Person anna = Person.of(300);
        Person berta = Person.of(300);
        tenant.take(first, Person.lines(anna.events()));
        tenant.take(first, Person.lines(berta.events()));
        tenant.take(first, Person.lines(anna.mentions()));
        tenant.take(
                first,
                Person.lines(anna.mentions()).replace("crm:berta", berta.id()).replace("survey:about", "survey:by"));
        Erasing erasing = new Erasing(tenant);

        CompletableFuture<JsonNode> annas =
                CompletableFuture.supplyAsync(() -> erasing.untilDone(() -> first, anna.id(), "anonymize"));
        JsonNode bertas = erasing.untilDone(() -> second, berta.id(), "delete");

        assertThat(annas.join().path("events_rewritten").asInt())
                .isEqualTo(anna.events().size() - 1);
        assertThat(bertas.path("events_removed").asInt())
                .isEqualTo(berta.events().size() + anna.mentions().size());
        Erasing.assertNoTrace(database, anna.ids());
        Erasing.assertNoTrace(database, berta.ids());
        assertFactsAreThoseOfTheJournal(tenant);
    }

    /** Whether the merge came in time or not: it is never that half of a merged person stays. */
    @ParameterizedTest
    @ValueSource(strings = {"delete", "anonymize"})
    void aMergeThatArrivesInTheMiddleIsErasedWithItsPersonOrIsNew(String mode) throws Exception {
        Tenant tenant = Tenant.create(first, folder, "a merge in the middle, " + mode);
        Person anna = Person.of(2_000);
        Person berta = Person.of(200);
        tenant.take(first, Person.lines(anna.events()));
        tenant.take(first, Person.lines(berta.events()));
        Erasing erasing = new Erasing(tenant);

        CompletableFuture<JsonNode> asked =
                CompletableFuture.supplyAsync(() -> erasing.untilDone(() -> first, anna.id(), mode));
        RapportProcess.await("the erasure to begin", () -> begun(tenant) > 0 || asked.isDone());
        long merged = JSON.readTree(post(
                                second,
                                tenant,
                                Person.merge(anna.ids().get(1), berta.id()).json())
                        .body())
                .path("version")
                .asLong();
        JsonNode receipt = asked.join();

        assertThat(merged)
                .as("came before the end")
                .isPositive()
                .isLessThan(receipt.path("version").asLong());
        assertThat(receipt.path("ids").asInt()).isEqualTo(4);
        assertThat(receipt.path("merges").asInt()).isEqualTo(3);
        assertThat(receipt.path("interactions").asInt()).isEqualTo(2_200);
        Erasing.assertNoTrace(database, anna.ids());
        Erasing.assertNoTrace(database, berta.ids());
        assertFactsAreThoseOfTheJournal(tenant);
    }

    @Test
    void bothForgetInAnswersListsAndThePast() throws Exception {
        Tenant tenant = Tenant.create(first, folder, "both forget");
        Person person = Person.of(30);
        tenant.take(first, Person.lines(person.events()));
        tenant.take(first, Person.lines(person.mentions()));
        List<String> addresses = List.of(
                "/v1/customers/" + URLEncoder.encode(person.id(), StandardCharsets.UTF_8),
                "/v1/interactions",
                "/v1/survey-responses",
                "/v1/metrics/volume?from=2024-01-01&to=2025-01-01&group_by=channel",
                "/v1/metrics/volume?from=2024-01-01&to=2025-01-01&as_of=2024-06-01T00:00:00Z",
                "/v1/metrics/nps?from=2024-01-01&to=2025-01-01");
        for (String address : addresses) {
            assertThat(get(second, tenant, address).statusCode()).as(address).isEqualTo(200);
        }
        HttpResponse<String> before = get(second, tenant, addresses.get(3));
        assertThat(value(before)).isEqualTo(30);
        assertThat(value(get(second, tenant, addresses.get(4)))).isEqualTo(30);
        assertThat(second.get(
                                addresses.get(3),
                                "Authorization",
                                "Bearer " + tenant.key(),
                                "If-None-Match",
                                before.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);

        new Erasing(tenant).untilDone(() -> first, person.id(), "delete");

        assertThat(get(second, tenant, addresses.get(0)).statusCode()).isEqualTo(404);
        for (String address : addresses.subList(1, addresses.size())) {
            for (RapportProcess node : List.of(first, second)) {
                HttpResponse<String> answer = node.get(
                        address,
                        "Authorization",
                        "Bearer " + tenant.key(),
                        "If-None-Match",
                        before.headers().firstValue("ETag").orElseThrow());
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(answer.body()).as(address).doesNotContain(person.ids());
            }
        }
        assertThat(JSON.readTree(get(second, tenant, addresses.get(3)).body())
                        .at("/total/value")
                        .isNull())
                .isTrue();
        assertThat(JSON.readTree(get(second, tenant, addresses.get(4)).body())
                        .at("/total/value")
                        .isNull())
                .isTrue();
    }

    /** The planner keeps samples of what stands in the columns, also of a table that is empty by now. */
    @Test
    void whatThePlannerRemembersIsForgottenToo() throws Exception {
        Tenant tenant = Tenant.create(first, folder, "statistics");
        Person person = Person.of(50);
        tenant.take(first, Person.lines(person.events()));
        tenant.take(first, Person.merge(person.ids().get(1), "shop:another").json()); // of one row there are no samples
        database.execute("ANALYZE");
        try (Connection connection = database.connect()) {
            assertThat(WholeDatabase.statisticsWith(connection, person.id()))
                    .anyMatch(row -> row.contains("journal"))
                    .anyMatch(row -> row.contains("interaction_fact"))
                    .anyMatch(row -> row.contains("customer_link"));
        }

        new Erasing(tenant).untilDone(() -> second, person.id(), "delete");

        assertThat(database.number("SELECT count(*) FROM customer_link"))
                .as("nobody else is merged")
                .isZero();
        Erasing.assertNoTrace(database, person.ids());
    }

    /** A process that ended between the last step and the statistics is made up for by whoever asks again. */
    @Test
    void whatWasNotClearedIsClearedWhenAskedAgain() throws Exception {
        Tenant tenant = Tenant.create(first, folder, "cleared later");
        Person person = Person.of(50);
        tenant.take(first, Person.lines(person.events()));
        Erasing erasing = new Erasing(tenant);
        CompletableFuture<HttpResponse<String>> asked;
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE");
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE journal IN SHARE UPDATE EXCLUSIVE MODE"); // what ANALYZE takes, too
            asked = CompletableFuture.supplyAsync(() -> {
                try {
                    return erasing.ask(second, person.id(), "delete");
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            assertThat(asked.join().statusCode()).isEqualTo(503);
            assertThat(WholeDatabase.statisticsWith(connection, person.id())).isNotEmpty();
            connection.rollback();
        }

        assertThat(erasing.untilDone(() -> first, person.id(), "delete")
                        .path("events_removed")
                        .asInt())
                .isEqualTo(person.events().size());

        Erasing.assertNoTrace(database, person.ids());
    }

    private void assertFactsAreThoseOfTheJournal(Tenant tenant) throws IOException, SQLException {
        Remains remains = new Remains(database, tenant.id());
        Tenant fresh = Tenant.create(first, folder, "told at once " + tenant.id());
        String rest = remains.stream();
        if (!rest.isEmpty()) {
            fresh.take(first, rest);
        }
        assertThat(new Remains(database, fresh.id()).facts()).isEqualTo(remains.facts());
        List<String> answers = Remains.answers(first, fresh.key());
        assertThat(Remains.answers(first, tenant.key())).isEqualTo(answers);
        assertThat(Remains.answers(second, tenant.key())).isEqualTo(answers);
    }

    private static double value(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).at("/total/value").asDouble();
    }

    private long begun(Tenant tenant) {
        try {
            return database.number(BEGUN, tenant.id());
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long audited(Tenant tenant) throws IOException, SQLException {
        return database.number(
                "SELECT count(*) FROM audit_entry WHERE workspace_id = ? AND action = 'customer.erased'", tenant.id());
    }

    private static HttpResponse<String> get(RapportProcess node, Tenant tenant, String path) throws IOException {
        return node.get(path, "Authorization", "Bearer " + tenant.key());
    }

    private static HttpResponse<String> post(RapportProcess node, Tenant tenant, String event) throws IOException {
        return node.post(
                "/v1/events", event, "Authorization", "Bearer " + tenant.key(), "Content-Type", "application/json");
    }
}
