import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Erases a person among others while one client posts single events, one after the other, and compares how long that client
 * waits with how long it waits when nobody is erased. Deletes and anonymizes in turn. It never fails for a slow machine.
 * Started by {@code bench/erasure}.
 *
 * <p>Arguments: base URL, file with the API key, JDBC URL, user, password, events of the person, events of others, rounds.
 */
final class ErasureBench {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final int EVENTS_OF_A_CONTACT = 2;
    private static final int CUSTOMERS = 5_000;
    private static final long QUIET_MILLIS = 5_000;
    private static final int WARM_UP = 1;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String key;
    private long nextContact;

    private ErasureBench(String base, String key) {
        this.base = base;
        this.key = key;
    }

    public static void main(String[] arguments) throws Exception {
        new ErasureBench(arguments[0], Files.readString(Path.of(arguments[1])).strip())
                .run(
                        Integer.parseInt(arguments[5]),
                        Integer.parseInt(arguments[6]),
                        Integer.parseInt(arguments[7]));
    }

    private void run(int theirs, int others, int rounds) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "machine: %d processors, %s, JDK %s; a person of %,d events among %,d of others%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                theirs,
                others);
        load(others, "");
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            String person = "crm:" + UUID.randomUUID();
            load(theirs, person);
            List<Double> quiet = write(CompletableFuture.runAsync(ErasureBench::pause));
            String mode = round % 2 == 0 ? "anonymize" : "delete";
            long begin = System.nanoTime();
            CompletableFuture<Double> erasure = CompletableFuture.supplyAsync(() -> {
                erase(person, mode);
                return (System.nanoTime() - begin) / 1e9;
            });
            List<Double> meanwhile = write(erasure);
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: %.2f s; a writer's requests, longest and p99: %.0f and %.0f ms, without an erasure %.0f and %.0f ms%n",
                    round < 1 ? "warm-up" : "round " + round,
                    mode,
                    erasure.join(),
                    meanwhile.get(meanwhile.size() - 1),
                    meanwhile.get(meanwhile.size() * 99 / 100),
                    quiet.get(quiet.size() - 1),
                    quiet.get(quiet.size() * 99 / 100));
        }
    }

    /** Posts events one by one until something is done; gives how long each took, in milliseconds, sorted. */
    private List<Double> write(CompletableFuture<?> until) throws Exception {
        List<Double> millis = new ArrayList<>();
        while (!until.isDone()) {
            String event = contact(customer(nextContact)).split("\n", -1)[0];
            long begin = System.nanoTime();
            send(post(event, "application/json"));
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        Collections.sort(millis);
        return millis;
    }

    /** Sends contacts of one person, or of others if there is none. */
    private void load(int events, String person) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < events / EVENTS_OF_A_CONTACT; i++) {
            lines.append(contact(person.isEmpty() ? customer(nextContact) : person));
        }
        send(post(lines.toString(), "application/x-ndjson"));
    }

    private static String customer(long contact) {
        return "crm:customer-" + contact % CUSTOMERS;
    }

    private String contact(String customer) {
        long number = nextContact++;
        Instant at = BEGIN.plusSeconds(number * 60);
        return """
                {"id":"o%1$d","source":"bench","type":"interaction.opened","subject":"c%1$d","time":"%2$s","data":{"customer_id":"%3$s","channel":"chat","topic":"delivery","attributes":{"plan":"pro"}}}
                {"id":"r%1$d","source":"bench","type":"interaction.resolved","subject":"c%1$d","time":"%4$s","data":{}}
                """.formatted(number, at, customer, at.plusSeconds(600));
    }

    private void erase(String person, String mode) {
        try {
            send(HttpRequest.newBuilder(
                            URI.create("%s/v1/customers/%s?mode=%s".formatted(base, person.replace(":", "%3A"), mode)))
                    .DELETE());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpRequest.Builder post(String body, String type) {
        return HttpRequest.newBuilder(URI.create(base + "/v1/events"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.header("Authorization", "Bearer " + key)
                        .timeout(Duration.ofMinutes(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(QUIET_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
