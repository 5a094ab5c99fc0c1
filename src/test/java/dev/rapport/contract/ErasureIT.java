package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.event.FieldValues;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.AppendResult;
import dev.rapport.journal.Journal;
import dev.rapport.journal.Outcome;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.testing.WholeDatabase;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is erased is nowhere any more, whatever had been sent; and the numbers are those of the rest. */
@QuarkusTest
class ErasureIT {
    @Inject
    Journal journal;

    @Inject
    DataSource database;

    @Inject
    MutableClock clock;

    private TestWorkspace workspace;
    private Client client;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
        client = Client.of(workspace);
    }

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    static long[] seeds() {
        return Seeds.first(4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoIsDeletedIsInNoTableAndTheNumbersAreThoseOfTheOthers(long seed) throws SQLException {
        Random random = new Random(seed);
        clock.freezeAt(RandomEvents.END.plus(Duration.ofHours(random.nextInt(200))));
        List<SubmittedEvent> events = events(seed);
        append(workspace, RandomEvents.rearranged(events, seed));
        String erased = someCustomer(events, random);
        ErasureOracle oracle = new ErasureOracle(events, erased);
        askSomething();

        Response receipt = erase(erased, "delete");

        assertThat(receipt.statusCode()).as("%s", receipt.asString()).isEqualTo(200);
        assertThat(receipt.jsonPath().getInt("events_removed"))
                .as("seed %d", seed)
                .isEqualTo(events.size() - oracle.remaining().size());
        assertThat(receipt.jsonPath().getInt("ids")).isEqualTo(oracle.person().size());
        assertNoTrace(oracle.person(), seed);
        assertThat(append(workspace, events)).as("seed %d", seed).containsOnly(Outcome.DUPLICATE);
        assertNoTrace(oracle.person(), seed);
        TestWorkspace others = TestWorkspace.create();
        append(others, oracle.remaining());
        assertSameNumbers(Client.of(others), new RandomQuestions(random).oneOfEach(), seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoIsAnonymizedIsInNoTableAndNoNumberChanges(long seed) throws SQLException {
        Random random = new Random(seed);
        clock.freezeAt(RandomEvents.END.plus(Duration.ofHours(random.nextInt(200))));
        List<SubmittedEvent> events = events(seed);
        append(workspace, RandomEvents.rearranged(events, seed));
        String erased = someCustomer(events, random);
        ErasureOracle oracle = new ErasureOracle(events, erased);
        List<Remembered.Question> questions = new RandomQuestions(random)
                .oneOfEach().stream()
                        .filter(question -> question.parameters().stream()
                                .noneMatch(
                                        parameter -> parameter.contains("attributes.") || parameter.contains("tags")))
                        .toList();
        clock.advance(Duration.ofSeconds(1));
        Remembered before = Remembered.now(clock.instant(), client, questions);

        Response receipt = erase(erased, "anonymize");

        assertThat(receipt.statusCode()).as("%s", receipt.asString()).isEqualTo(200);
        assertNoTrace(oracle.person(), seed);
        for (int i = 0; i < questions.size(); i++) {
            assertThat(Remembered.numbers(questions.get(i).ask(client)))
                    .as("seed %d, %s", seed, questions.get(i))
                    .isEqualTo(Remembered.numbers(before.answers().get(i)));
        }
        assertThat(append(workspace, events)).as("seed %d", seed).containsOnly(Outcome.DUPLICATE);
        assertNoTrace(oracle.person(), seed);
        clock.advance(Duration.ofDays(1));
        Asked again = questions.get(0).ask(client, "known_at=" + before.at());
        assertThat(again.answer().get("warnings").toString()).contains("not_reproducible");
        assertThat(questions.get(0).ask(client).answer().get("warnings").toString())
                .doesNotContain("not_reproducible");
    }

    private Response erase(String customer, String mode) {
        return client.request().queryParam("mode", mode).delete("/v1/customers/{id}", customer);
    }

    /** So that models are there which hold the person. */
    private void askSomething() {
        Asked.metric(client, "volume");
        Asked.metric(client, "volume", "as_of=" + RandomEvents.START.plus(Duration.ofDays(60)));
    }

    private void assertNoTrace(Iterable<String> ids, long seed) throws SQLException {
        for (String id : ids) {
            assertThat(WholeDatabase.rowsWith(database, id))
                    .as("seed %d, what is left of %s", seed, id)
                    .isEmpty();
        }
    }

    private void assertSameNumbers(Client others, List<Remembered.Question> questions, long seed) {
        for (Remembered.Question question : questions) {
            assertThat(Remembered.numbers(question.ask(client)))
                    .as("seed %d, %s", seed, question)
                    .isEqualTo(Remembered.numbers(question.ask(others)));
        }
    }

    private List<Outcome> append(TestWorkspace to, List<SubmittedEvent> events) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < events.size(); from += 60) {
            AppendResult result =
                    journal.append(new WorkspaceId(to.id()), events.subList(from, Math.min(events.size(), from + 60)));
            outcomes.addAll(result.outcomes());
        }
        return outcomes;
    }

    private static String someCustomer(List<SubmittedEvent> events, Random random) {
        TreeSet<String> customers = new TreeSet<>();
        for (SubmittedEvent event : events) {
            String id = event.data().text(Field.CUSTOMER_ID);
            if (id != null && !id.equals("0")) {
                customers.add(id);
            }
        }
        return List.copyOf(customers).get(random.nextInt(customers.size()));
    }

    /** Random events whose customers have ids of their own, and which mention them in many a place. */
    private static List<SubmittedEvent> events(long seed) {
        Random random = new Random(seed);
        Map<String, String> names = new HashMap<>();
        List<SubmittedEvent> events = new ArrayList<>();
        int merges = 0;
        for (SubmittedEvent event : RandomEvents.of(seed, 200)) {
            if (!event.subject().value().startsWith("customer:") || merges++ < 3) {
                events.add(renamed(event, names));
            }
        }
        List<String> customers = new ArrayList<>(names.values());
        Collections.sort(customers);
        Map<Subject, Subject> subjects = new HashMap<>();
        Map<EventKey, EventKey> keys = new HashMap<>();
        events.forEach(event -> keys.put(
                event.key(), mentioning(event.key(), customers.get(random.nextInt(customers.size())), random)));
        return events.stream()
                .map(event ->
                        mentioning(event, customers.get(random.nextInt(customers.size())), random, subjects, keys))
                .toList();
    }

    private static String name(String customer, Map<String, String> names) {
        return customer.equals("0")
                ? customer
                : names.computeIfAbsent(customer, any -> "c-" + UUID.randomUUID() + "@shop");
    }

    private static SubmittedEvent renamed(SubmittedEvent event, Map<String, String> names) {
        FieldValues.Builder data = copy(event.data());
        for (Field field : List.of(Field.CUSTOMER_ID, Field.FROM, Field.INTO)) {
            String id = event.data().text(field);
            if (id != null && (field != Field.INTO || event.type() == EventType.CUSTOMER_MERGED)) {
                data.text(field, name(id, names));
            }
        }
        String subject = event.subject().value();
        return new SubmittedEvent(
                event.type(),
                event.key(),
                subject.startsWith("customer:")
                        ? Subject.ofCustomer(name(subject.substring("customer:".length()), names))
                        : event.subject(),
                event.time(),
                data.build());
    }

    /** In sources and in ids; two keys stay two. */
    private static EventKey mentioning(EventKey key, String customer, Random random) {
        int place = random.nextInt(8);
        return new EventKey(
                place == 0 ? "phone of " + customer + ", " + key.source() : key.source(),
                place == 1 ? key.id() + " (" + customer + ")" : key.id());
    }

    /** In comments of anybody, in reasons and response ids, and in the subjects of orders. */
    private static SubmittedEvent mentioning(
            SubmittedEvent event,
            String customer,
            Random random,
            Map<Subject, Subject> subjects,
            Map<EventKey, EventKey> keys) {
        FieldValues.Builder data = copy(event.data());
        event.data().voids().ifPresent(target -> data.voids(keys.getOrDefault(target, target)));
        if (event.type() == EventType.SURVEY_ANSWERED && random.nextInt(3) == 0) {
            data.text(Field.COMMENT, "ask (" + customer + ") about it");
            data.text(Field.RESPONSE_ID, "r-" + customer + "-" + random.nextInt(9));
        }
        if (event.type().has(Field.REASON) && random.nextInt(3) == 0) {
            data.text(Field.REASON, customer);
        }
        Subject subject = event.subject();
        if (subject.value().startsWith("order-")) {
            subject = subjects.computeIfAbsent(
                    subject,
                    same -> new Subject(
                            random.nextBoolean() ? same.value() : "order/" + customer + "/" + same.value()));
        }
        return new SubmittedEvent(
                event.type(), keys.getOrDefault(event.key(), event.key()), subject, event.time(), data.build());
    }

    private static FieldValues.Builder copy(FieldValues values) {
        FieldValues.Builder copy = FieldValues.builder();
        values.toMap().forEach((field, value) -> {
            FieldKind kind = field.kind();
            if (kind instanceof FieldKind.Truth) {
                copy.truth(field, (Boolean) value);
            } else if (kind instanceof FieldKind.Decimal) {
                copy.decimal(field, (java.math.BigDecimal) value);
            } else if (kind instanceof FieldKind.ScaleRange) {
                copy.scale((dev.rapport.event.Scale) value);
            } else if (kind instanceof FieldKind.Target) {
                copy.voids((EventKey) value);
            } else if (kind instanceof FieldKind.Attributes) {
                copy.attributes(values.attributes());
            } else if (kind instanceof FieldKind.Tags) {
                copy.tags(values.tags());
            } else {
                copy.text(field, (String) value);
            }
        });
        return copy;
    }
}
