import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;

/**
 * Loads a running service over HTTP and prints how it compares, within the same run, with what the database could do by
 * itself: ingest with COPY into a table like the journal, questions with the same in SQL. It never fails for a slow
 * machine. Started by {@code bench/run}, which starts the service on an empty data folder.
 *
 * <p>Arguments: base URL, file with the API key, JDBC URL, user, password, number of interactions, number of repetitions.
 */
final class ServiceBench {
    private static final int EVENTS_PER_INTERACTION = 3;
    private static final int COPY_EVENTS = 300_000;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();
    private static final String[] CHANNELS = {"phone", "chat", "email", "social", "in_store", "self_service"};

    private final String base;
    private final String key;
    private final Connection database;
    private final int interactions;
    private final int repetitions;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServiceBench(String base, String key, Connection database, int interactions, int repetitions) {
        this.base = base;
        this.key = key;
        this.database = database;
        this.interactions = interactions;
        this.repetitions = repetitions;
    }

    public static void main(String[] arguments) throws Exception {
        String key = Files.readString(Path.of(arguments[1])).strip();
        try (Connection database = DriverManager.getConnection(arguments[2], arguments[3], arguments[4])) {
            new ServiceBench(
                            arguments[0],
                            key,
                            database,
                            Integer.parseInt(arguments[5]),
                            Integer.parseInt(arguments[6]))
                    .run();
        }
    }

    private void run() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "machine: %d processors, %s, JDK %s; %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                text("SHOW server_version"));
        Path file = Files.createTempFile("rapport-bench", ".ndjson");
        try {
            ingest(file);
        } finally {
            Files.delete(file);
        }
        execute("VACUUM ANALYZE");
        questions();
    }

    private void ingest(Path file) throws Exception {
        int chunk = COPY_EVENTS / EVENTS_PER_INTERACTION;
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        int done = 0;
        for (int round = 0; done < interactions; round++) {
            int end = Math.min(interactions, done + chunk);
            write(file, done, end);
            double service = seconds(() -> post(file));
            if (round == 0) {
                System.out.printf(
                        Locale.ROOT,
                        "ingest to warm up, not counted: NDJSON %,.0f events/s%n",
                        (end - done) * EVENTS_PER_INTERACTION / service);
                done = end;
                continue;
            }
            first.add((end - done) * EVENTS_PER_INTERACTION / service);
            if (round <= repetitions) {
                double copy = seconds(() -> copy(file));
                double duplicates = seconds(() -> post(file));
                again.add(service / duplicates);
                System.out.printf(
                        Locale.ROOT,
                        "ingest round %d: NDJSON %,.0f events/s, COPY %,.0f rows/s, ratio %.3f; the same again %.2f x%n",
                        round,
                        first.get(round - 1),
                        (end - done) * EVENTS_PER_INTERACTION / copy,
                        copy / service,
                        service / duplicates);
                RATIOS.add(copy / service);
            }
            done = end;
        }
        System.out.printf(
                Locale.ROOT,
                "NDJSON ingest / COPY into a table like the journal: median %.3f of %s%n",
                median(RATIOS),
                rounded(RATIOS));
        System.out.printf(Locale.ROOT, "the same stream again / first pass: median %.2f of %s%n", median(again), rounded(again));
        System.out.printf(
                Locale.ROOT, "NDJSON ingest: median %,.0f events/s over %d rounds%n", median(first), first.size());
    }

    private static final List<Double> RATIOS = new ArrayList<>();

    /** Seeded events of some interactions, in the order of their openings. */
    private static void write(Path file, int from, int to) throws IOException {
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), 1 << 16)) {
            Random random = new Random(from);
            for (int i = from; i < to; i++) {
                Instant opened = START.plusSeconds((long) (random.nextDouble() * YEAR_SECONDS));
                Instant replied = opened.plusSeconds(30 + random.nextInt(7200));
                out.write(event(i, "o", "opened", opened)
                        + "\"customer_id\":\"c%d\",\"channel\":\"%s\",\"topic\":\"t%d\",\"team\":\"team%d\"}}\n"
                                .formatted(
                                        random.nextInt(200_000),
                                        CHANNELS[random.nextInt(CHANNELS.length)],
                                        random.nextInt(20),
                                        random.nextInt(8)));
                out.write(event(i, "r", "replied", replied)
                        + "\"author\":\"agent\",\"agent\":\"a%d\"}}\n".formatted(random.nextInt(50)));
                out.write(event(i, "s", "resolved", replied.plusSeconds(60)) + "\"agent\":\"a1\"}}\n");
            }
        }
    }

    private static String event(int interaction, String id, String type, Instant time) {
        return "{\"id\":\"%s\",\"source\":\"bench\",\"type\":\"interaction.%s\",\"subject\":\"i%08d\",\"time\":\"%s\",\"data\":{"
                .formatted(id, type, interaction, time);
    }

    private Void post(Path file) throws Exception {
        HttpResponse<String> response = http.send(
                request("/v1/events")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return null;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key);
    }

    /** The same events as rows of a table like the journal, ready made, by one COPY. */
    private Void copy(Path file) throws Exception {
        execute("DROP TABLE IF EXISTS bench_journal");
        execute("CREATE TABLE bench_journal (LIKE journal INCLUDING ALL)");
        Path rows = Files.createTempFile("rapport-bench", ".copy");
        try {
            writeRows(file, rows);
            try (InputStream in = Files.newInputStream(rows)) {
                long started = System.nanoTime();
                database.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY bench_journal (workspace_id, subject, source, id, type, time, version, content, data) FROM STDIN", in, 1 << 16);
                copySeconds = (System.nanoTime() - started) / 1e9;
            }
        } finally {
            Files.delete(rows);
        }
        return null;
    }

    /** Of the last COPY alone, without the making of its rows. */
    private double copySeconds;

    private static void writeRows(Path file, Path rows) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (BufferedWriter out = Files.newBufferedWriter(rows)) {
            for (String line : (Iterable<String>) Files.lines(file)::iterator) {
                String data = line.substring(line.indexOf("\"data\":") + 7, line.length() - 1);
                out.write(String.join(
                        "\t",
                        "1",
                        member(line, "subject"),
                        member(line, "source"),
                        member(line, "id"),
                        member(line, "type"),
                        member(line, "time"),
                        "1",
                        "\\\\x" + HexFormat.of().formatHex(sha256.digest(data.getBytes(StandardCharsets.UTF_8)), 0, 16),
                        data));
                out.write('\n');
            }
        }
    }

    private static String member(String line, String name) {
        int start = line.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return line.substring(start, line.indexOf('"', start));
    }

    private void questions() throws Exception {
        String year = "from=2025-01-01&to=2026-01-01&tz=UTC";
        compare(
                "first response time, year x day x channel, with exact percentiles",
                "/v1/metrics/first_response_time?grain=day&group_by=channel&format=csv&" + year,
                """
                SELECT date_trunc('day', opened_at AT TIME ZONE 'UTC'), channel, count(*), count(first_reply_at),
                       sum(first_reply_at - opened_at),
                       percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP
                           (ORDER BY extract(epoch FROM first_reply_at - opened_at))
                FROM interaction_fact
                WHERE workspace_id = 1 AND direction = 'inbound' AND NOT discarded
                  AND opened_at >= '2025-01-01Z' AND opened_at < '2026-01-01Z'
                GROUP BY 1, 2
                """);
        compare(
                "first contact resolution, year x day x channel",
                "/v1/metrics/fcr?grain=day&group_by=channel&format=csv&" + year,
                """
                WITH contacts AS (
                    SELECT opened_at, channel, first_resolved_at, first_reopened_at, first_escalated_at, abandoned_at,
                           lag(opened_at) OVER chain AS previous, lead(opened_at) OVER chain AS next
                    FROM interaction_fact
                    WHERE workspace_id = 1 AND direction = 'inbound' AND NOT discarded AND customer_id IS NOT NULL
                    WINDOW chain AS (PARTITION BY customer_id, coalesce(issue_id, topic, '') ORDER BY opened_at, subject))
                SELECT date_trunc('day', opened_at AT TIME ZONE 'UTC'), channel, count(*),
                       count(*) FILTER (WHERE first_resolved_at < opened_at + interval '7 days'
                           AND (next IS NULL OR next >= opened_at + interval '7 days')
                           AND first_reopened_at IS NULL AND first_escalated_at IS NULL)
                FROM contacts
                WHERE (previous IS NULL OR previous <= opened_at - interval '7 days') AND abandoned_at IS NULL
                  AND opened_at >= '2025-01-01Z' AND opened_at < '2026-01-01Z'
                GROUP BY 1, 2
                """);
    }

    private void compare(String what, String address, String sql) throws Exception {
        List<Double> service = new ArrayList<>();
        List<Double> inSql = new ArrayList<>();
        get(address);
        for (int i = 0; i < Math.max(3, repetitions); i++) {
            service.add(seconds(() -> get(address)));
            inSql.add(seconds(() -> rows(sql)));
        }
        System.out.printf(
                Locale.ROOT,
                "%s over %,d interactions: %.0f ms (%s), SQL %.0f ms, 1/%.1f%n",
                what,
                interactions,
                1000 * median(service),
                rounded(service.stream().map(s -> 1000 * s).toList()),
                1000 * median(inSql),
                median(inSql) / median(service));
    }

    private String get(String address) throws Exception {
        HttpResponse<String> response =
                http.send(request(address).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private int rows(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int rows = 0;
            while (row.next()) {
                rows++;
            }
            return rows;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return "PostgreSQL " + row.getString(1);
        }
    }

    private double seconds(Callable<?> work) throws Exception {
        copySeconds = 0;
        long started = System.nanoTime();
        work.call();
        return copySeconds > 0 ? copySeconds : (System.nanoTime() - started) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static String rounded(List<Double> values) {
        return String.join(
                " ", values.stream().map(v -> String.format(Locale.ROOT, "%.3g", v)).toList());
    }
}
