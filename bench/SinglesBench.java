import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts single events, each answered after its commit, over 64 and 256 connections that are kept open, and compares the
 * rate with what the same service does when it only parses and drops them ({@code dry_run=true}), and with a transaction
 * for each event over as many connections to the database. One thread drives all connections, each of which sends its
 * next event when the last one is answered. It never fails for a slow machine. Started by {@code bench/singles}.
 *
 * <p>Arguments: base URL, file with the API key, JDBC URL, user, password, seconds of a measurement, rounds.
 */
final class SinglesBench {
    private static final int[] CONNECTIONS = {64, 256};
    private static final int WARM_UP_SECONDS = 8;
    private static final AtomicLong NEXT = new AtomicLong(1_000_000_000L);

    private final URI base;
    private final String key;
    private final String[] database;
    private final int seconds;
    private final int rounds;

    private SinglesBench(URI base, String key, String[] database, int seconds, int rounds) {
        this.base = base;
        this.key = key;
        this.database = database;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /** What one measurement gave; times in microseconds, {@code share} of a processor for the load generator. */
    private record Figures(double rate, double p50, double p99, double share, long refused) {}

    public static void main(String[] arguments) throws Exception {
        new SinglesBench(
                        URI.create(arguments[0]),
                        Files.readString(Path.of(arguments[1])).strip(),
                        Arrays.copyOfRange(arguments, 2, 5),
                        Integer.parseInt(arguments[5]),
                        Integer.parseInt(arguments[6]))
                .run();
    }

    private void run() throws Exception {
        System.out.printf(
                Locale.ROOT,
                "machine: %d processors, %s, JDK %s; %d rounds of %d s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                rounds,
                seconds);
        for (int connections : CONNECTIONS) {
            measure("/v1/events?dry_run=true", connections, WARM_UP_SECONDS);
            measure("/v1/events", connections, WARM_UP_SECONDS);
            compare(connections);
        }
    }

    private void compare(int connections) throws Exception {
        List<Double> ofParsing = new ArrayList<>();
        List<Double> ofCommits = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Figures dropped = measure("/v1/events?dry_run=true", connections, seconds);
            Figures kept = measure("/v1/events", connections, seconds);
            double commits = commits(connections);
            System.out.printf(
                    Locale.ROOT,
                    "%d connections, round %d: kept %,.0f/s (p50 %.1f ms, p99 %.1f ms), parsed and dropped %,.0f/s, bare"
                            + " commits %,.0f/s; %d refused; the load generator took %.0f %% and %.0f %% of a processor%n",
                    connections,
                    round,
                    kept.rate(),
                    kept.p50() / 1000,
                    kept.p99() / 1000,
                    dropped.rate(),
                    commits,
                    kept.refused() + dropped.refused(),
                    100 * kept.share(),
                    100 * dropped.share());
            ofParsing.add(kept.rate() / dropped.rate());
            ofCommits.add(kept.rate() / commits);
            tails.add(kept.p99() / kept.p50());
            rates.add(kept.rate());
        }
        print(connections, "kept / parsed and dropped", ofParsing);
        print(connections, "kept / a commit for each", ofCommits);
        print(connections, "p99 / p50", tails);
        print(connections, "events a second", rates);
    }

    private static void print(int connections, String what, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%d connections, %s: median %.3g of %s%n",
                connections,
                what,
                sorted.get(sorted.size() / 2),
                values.stream().map(value -> String.format(Locale.ROOT, "%.3g", value)).toList());
    }

    /** Sends events over so many connections for so long. */
    private Figures measure(String path, int connections, int seconds) throws IOException {
        List<Long> latencies = new ArrayList<>(1 << 20);
        long refused = 0;
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                new Client(selector, new InetSocketAddress(base.getHost(), base.getPort()), request(path));
            }
            int open = connections;
            while (open > 0) {
                selector.select();
                for (SelectionKey selected : selector.selectedKeys()) {
                    Client client = (Client) selected.attachment();
                    long answered = client.read();
                    if (answered != 0) {
                        if (answered > 0) {
                            latencies.add(answered);
                        } else {
                            refused++;
                        }
                        if (System.nanoTime() < end) {
                            client.send();
                        } else {
                            client.close();
                            open--;
                        }
                    }
                }
                selector.selectedKeys().clear();
            }
        }
        long took = System.nanoTime() - begin;
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IOException("the service refused all of %d requests".formatted(refused));
        }
        return new Figures(
                sorted.length / (took / 1e9),
                sorted[sorted.length / 2] / 1000.0,
                sorted[(int) (sorted.length * 0.99)] / 1000.0,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / (double) took,
                refused);
    }

    private byte[] request(String path) {
        String body =
                "{\"id\":\"e##########\",\"source\":\"bench\",\"type\":\"interaction.opened\",\"subject\":\"s##########\","
                        + "\"time\":\"2025-06-01T08:00:00Z\",\"data\":{\"customer_id\":\"c1\",\"channel\":\"chat\",\"topic\":\"t1\"}}";
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** One connection, with one request under way. */
    private static final class Client {
        private final SocketChannel channel;
        private final ByteBuffer out;
        private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
        private final int id;
        private final int subject;
        private long sent;

        Client(Selector selector, InetSocketAddress address, byte[] request) throws IOException {
            channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            out = ByteBuffer.wrap(request);
            String text = new String(request, StandardCharsets.US_ASCII);
            id = text.indexOf("##########");
            subject = text.indexOf("##########", id + 10);
            send();
        }

        void send() throws IOException {
            byte[] number = Long.toString(NEXT.getAndIncrement()).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(number, 0, out.array(), id, number.length);
            System.arraycopy(number, 0, out.array(), subject, number.length);
            out.clear();
            sent = System.nanoTime();
            while (out.hasRemaining()) {
                channel.write(out); // a few hundred bytes: the socket takes them at once
            }
        }

        /** Nanoseconds from the request to the end of its answer; 0 while that is incomplete, negative if it is a 503. */
        long read() throws IOException {
            if (channel.read(in) < 0) {
                throw new IOException("the service has closed a connection");
            }
            String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n") + 4;
            if (body < 4) {
                return 0;
            }
            String head = text.substring(0, body).toLowerCase(Locale.ROOT);
            int at = head.indexOf("content-length: ");
            boolean refused = head.startsWith("http/1.1 503");
            if (at < 0 || !(refused || head.startsWith("http/1.1 200") || head.startsWith("http/1.1 201"))) {
                throw new IOException("an answer that was not expected: " + text);
            }
            int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
            if (in.position() < body + length) {
                return 0;
            }
            in.clear();
            long took = System.nanoTime() - sent;
            return refused ? -took : took;
        }

        void close() throws IOException {
            channel.close();
        }
    }

    /** Rows a second into a table like the journal, each in a transaction of its own, over so many connections. */
    private double commits(int connections) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_commits");
            statement.execute("CREATE TABLE bench_commits (LIKE journal INCLUDING ALL)");
        }
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Connection> open = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                open.add(connect());
            }
            long begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            List<Future<Long>> counts = new ArrayList<>();
            for (Connection connection : open) {
                counts.add(threads.submit(() -> insertUntil(connection, end)));
            }
            long rows = 0;
            for (Future<Long> count : counts) {
                rows += count.get();
            }
            double rate = rows / ((System.nanoTime() - begin) / 1e9);
            for (Connection connection : open) {
                connection.close();
            }
            return rate;
        } finally {
            threads.shutdown();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database[0], database[1], database[2]);
    }

    private static long insertUntil(Connection connection, long end) throws SQLException {
        long rows = 0;
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO bench_commits (workspace_id, subject, source, id, type, time, version, content, data)
                VALUES (1, ?, 'bench', ?, 'interaction.opened', '2025-06-01 08:00:00+00', 1,
                    '\\x00112233445566778899aabbccddeeff', '{"customer_id": "c1", "channel": "chat", "topic": "t1"}')
                """)) {
            while (System.nanoTime() < end) {
                long number = NEXT.getAndIncrement();
                insert.setString(1, "s" + number);
                insert.setString(2, "e" + number);
                insert.executeUpdate();
                rows++;
            }
        }
        return rows;
    }
}
