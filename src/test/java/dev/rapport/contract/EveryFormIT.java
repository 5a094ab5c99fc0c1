package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.RandomEvents;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.testing.AsItIs;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same events, in whatever order, number, parts and form they come in, are remembered and counted the same. */
@QuarkusTest
class EveryFormIT {
    private static final String CONTENT = """
            SELECT concat_ws('|', subject, source, id, type, time, encode(content, 'hex'), data) FROM journal
            WHERE workspace_id = ? ORDER BY subject, source, id
            """;

    @Inject
    DataSource database;

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    static long[] seeds() {
        return Seeds.first(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_order_number_split_and_form_gives_the_same_journal_and_the_same_answers(long seed) throws SQLException {
        clock.freezeAt(RandomEvents.END.plus(Duration.ofDays(10)));
        Random random = new Random(seed);
        List<SubmittedEvent> events = RandomEvents.of(seed, 25);
        TestWorkspace plain = TestWorkspace.create("Europe/Berlin");
        TestWorkspace mixed = TestWorkspace.create("Europe/Berlin");

        send(plain, WireForm.JSON, events, random);
        List<SubmittedEvent> arrived = RandomEvents.rearranged(events, seed + 1);
        for (List<SubmittedEvent> batch : RandomEvents.batches(arrived, seed + 2)) {
            send(mixed, anyForm(random), batch, random);
        }

        assertThat(journal(mixed)).as("seed " + seed).isEqualTo(journal(plain)).hasSize(events.size());
        clock.advance(Duration.ofSeconds(1));
        for (Remembered.Question question : new RandomQuestions(random).oneOfEach()) {
            assertThat(Remembered.numbers(question.ask(Client.of(mixed))))
                    .as("seed %d, %s", seed, question)
                    .isEqualTo(Remembered.numbers(question.ask(Client.of(plain))));
        }
    }

    private static WireForm anyForm(Random random) {
        List<WireForm> forms = List.of(WireForm.values());
        return forms.get(random.nextInt(forms.size()));
    }

    private static void send(TestWorkspace workspace, WireForm form, List<SubmittedEvent> events, Random random) {
        for (WireForm.Message message : form.messages(events, random)) {
            RequestSpecification request = workspace.request().config(AsItIs.config());
            message.headers().forEach(request::header);
            Response response = request.body(message.body().getBytes(StandardCharsets.UTF_8))
                    .post("/v1/events");
            assertThat(response.statusCode())
                    .as("%s %s\n%s\n%s", form, message.headers(), message.body(), response.asString())
                    .isBetween(200, 201);
        }
    }

    private List<String> journal(TestWorkspace workspace) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CONTENT)) {
            statement.setLong(1, workspace.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }
}
