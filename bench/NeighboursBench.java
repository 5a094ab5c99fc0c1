import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks one workspace a small question again and again, and compares how long it takes with how long it takes while another
 * client asks a workspace that is larger than the budget of the read models, and is refused each time. It never fails for a
 * slow machine. Started by {@code bench/neighbours}.
 *
 * <p>Arguments: base URL, file with the API key, JDBC URL, user, password, facts of the large workspace, runs.
 */
final class NeighboursBench {
    private static final int FACTS_OF_NEIGHBOUR = 20_000;
    private static final int QUESTIONS = 1_500;
    private static final int WARM_UP = 1;
    private static final int UNAVAILABLE = 503;

    private static final String FACTS = """
            INSERT INTO interaction_fact (workspace_id, subject, number, present, opened_at, customer_id, channel, direction,
              discarded, open_intervals, pauses, attributes, tags, flags)
            SELECT %d, 'T' || g, g, true, timestamptz '2025-01-01 00:00:00Z' + g * (interval '31536000 s' / %d),
              'crm:' || (g %% (%d / 3 + 1)), (ARRAY['phone','chat','email'])[1 + g %% 3], 'inbound', false,
              '[]', '[]', '{}', '[]', '[]'
            FROM generate_series(0, %d - 1) AS g
            """;
    private static final String VERSION = """
            INSERT INTO workspace_version (workspace_id, epoch, version, stamp, interactions, surveys, purchases)
            VALUES (%d, gen_random_uuid(), 1, now(), %d, 0, 0)
            ON CONFLICT (workspace_id) DO UPDATE SET epoch = excluded.epoch, version = workspace_version.version + 1,
              interactions = excluded.interactions
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String operator;

    private NeighboursBench(String base, String operator) {
        this.base = base;
        this.operator = operator;
    }

    /** A workspace with its first key. */
    private record Workspace(long id, String key) {}

    public static void main(String[] arguments) throws Exception {
        NeighboursBench bench = new NeighboursBench(
                arguments[0], Files.readString(Path.of(arguments[1])).strip());
        try (Connection database = DriverManager.getConnection(arguments[2], arguments[3], arguments[4])) {
            bench.run(database, Integer.parseInt(arguments[5]), Integer.parseInt(arguments[6]));
        }
    }

    private void run(Connection database, int facts, int runs) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "machine: %d processors, %s, JDK %s; a neighbour of %,d facts beside a workspace of %,d%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                FACTS_OF_NEIGHBOUR,
                facts);
        Workspace neighbour = create("neighbour");
        Workspace large = create("large");
        fill(database, neighbour, FACTS_OF_NEIGHBOUR);
        fill(database, large, facts);
        long begin = System.nanoTime();
        HttpResponse<String> first = ask(large);
        System.out.printf(
                Locale.ROOT, "the first refusal: %d after %d ms%n", first.statusCode(), (System.nanoTime() - begin) / 1_000_000);
        if (first.statusCode() != UNAVAILABLE) {
            System.out.println("the workspace is not too large: give it more rows, or less RAPPORT_READ_MODEL_MEMORY");
        }
        List<Double> ratios = new ArrayList<>();
        for (int run = 1 - WARM_UP; run <= runs; run++) {
            double alone = percentile(neighbour);
            double beside = beside(neighbour, large);
            if (run > 0) {
                ratios.add(beside / alone);
                System.out.printf(
                        Locale.ROOT,
                        "run %d: p99 alone %.2f ms, beside the refused %.2f ms: %.2f%n",
                        run,
                        alone,
                        beside,
                        beside / alone);
            }
        }
        Collections.sort(ratios);
        System.out.printf(Locale.ROOT, "median of the ratios: %.2f%n", ratios.get(ratios.size() / 2));
    }

    private double beside(Workspace neighbour, Workspace large) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Thread asker = new Thread(() -> {
            while (!ended.get()) {
                try {
                    ask(large);
                    Thread.sleep(10);
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
            }
        });
        asker.start();
        try {
            return percentile(neighbour);
        } finally {
            ended.set(true);
            asker.join();
        }
    }

    /** The 99th percentile in milliseconds. */
    private double percentile(Workspace workspace) throws Exception {
        long[] nanos = new long[QUESTIONS];
        for (int question = 0; question < QUESTIONS; question++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = ask(workspace);
            nanos[question] = System.nanoTime() - begin;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        }
        java.util.Arrays.sort(nanos);
        return nanos[QUESTIONS * 99 / 100] / 1e6;
    }

    private HttpResponse<String> ask(Workspace workspace) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + "/v1/metrics/volume?from=2025-03-01&to=2025-03-08&grain=day"))
                        .header("Authorization", "Bearer " + workspace.key())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Workspace create(String name) throws Exception {
        HttpResponse<String> made = http.send(
                HttpRequest.newBuilder(URI.create(base + "/v1/workspaces"))
                        .header("Authorization", "Bearer " + operator)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"%s\",\"zone\":\"UTC\"}".formatted(name)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher id = Pattern.compile("\"id\":\"(\\d+)\"").matcher(made.body());
        Matcher key = Pattern.compile("\"key\":\"(rap_[^\"]+)\"").matcher(made.body());
        if (!id.find() || !key.find()) {
            throw new IllegalStateException(made.statusCode() + " " + made.body());
        }
        return new Workspace(Long.parseLong(id.group(1)), key.group(1));
    }

    private static void fill(Connection database, Workspace workspace, int facts) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(FACTS.formatted(workspace.id(), facts, facts, facts));
            statement.execute(VERSION.formatted(workspace.id(), facts));
            statement.execute("VACUUM ANALYZE interaction_fact");
        }
    }
}
