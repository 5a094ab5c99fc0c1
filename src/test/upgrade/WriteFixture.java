import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fills a running service of a published version with a small world, asks it everything, and writes down what was sent and
 * what was answered. Started by {@code src/test/upgrade/write}; a test of later versions sends and asks the same again.
 *
 * <p>Arguments: base URL, data folder, folder to write {@code sent/}, {@code sent.json}, {@code answers.json} and
 * {@code access.json} into. What is sent depends on a seed alone; keys, passwords and times of receipt differ each time.
 */
final class WriteFixture {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String HOOK_SECRET = "a secret of the fixture's hook, 32 characters";
    private static final Instant BEGINNING = Instant.parse("2024-01-08T08:00:00Z");
    private static final int INTERACTIONS = 420;

    private final String base;
    private final Path data;
    private final Path target;
    private final Map<String, String> keys = new java.util.TreeMap<>();
    private final ArrayNode sent = JSON.createArrayNode();
    private final ArrayNode answers = JSON.createArrayNode();
    private final ObjectNode access = JSON.createObjectNode();
    private final Random random = new Random(11);

    private WriteFixture(String base, Path data, Path target) {
        this.base = base;
        this.data = data;
        this.target = target;
    }

    public static void main(String[] arguments) throws Exception {
        new WriteFixture(arguments[0], Path.of(arguments[1]), Path.of(arguments[2])).run();
    }

    private void run() throws Exception {
        Files.createDirectories(target.resolve("sent"));
        keys.put("default", Files.readString(data.resolve("initial-key")).strip());
        makeAccess();
        makeSettings();

        send("events.json", "/v1/events?source=desk", "application/json", list(firstEvents()));
        send("stream.ndjson", "/v1/events", "application/x-ndjson", lines(ticketEvents()));
        send("purchases.csv", "/v1/events?type=purchase.completed&source=shop", "text/csv", purchasesWithoutIds());
        send("dates-only.csv", "/v1/events?type=purchase.completed&source=till", "text/csv", purchasesOfDates());
        send("answers.csv", "/v1/survey-responses?source=forms", "text/csv", answersWithoutIds());
        String between = pause();
        send("answers.json", "/v1/survey-responses", "application/json", answersWithIds());
        send("cloudevents.json", "/v1/events", "application/cloudevents-batch+json", cloudEvents());
        send("late.ndjson", "/v1/events", "application/x-ndjson", lines(lateEvents()));
        send("void.json", "/v1/events/void", "application/json", """
                {"subject": "t-5", "source": "desk", "id": "t-5-resolved"}""");
        send("other.json", "other", "/v1/events?source=desk", "application/json", list(firstEvents().subList(0, 40)));
        changeSettings();
        deliver();
        String beforeErasures = pause();
        erase("crm:erased", "delete");
        erase("crm:token", "anonymize");
        awaitJobs();

        askEverything(between, beforeErasures);
        readViews();
        write("sent.json", sent);
        write("answers.json", answers);
        keys.forEach((name, key) -> access.withObject("keys").put(name, key));
        write("access.json", access);
    }

    // Access and settings

    private void makeAccess() throws Exception {
        makeKey("reader", "[\"read\"]");
        makeKey("desk", "[\"ingest\"]");
        JsonNode revoked = post("default", "/v1/keys", "{\"name\": \"revoked\", \"scopes\": [\"read\"]}", 201);
        delete("default", "/v1/keys/" + revoked.path("id").asText(), 204);
        JsonNode other = post("default", "/v1/workspaces", "{\"name\": \"other\", \"zone\": \"Asia/Kolkata\"}", 201);
        keys.put("other", other.path("key").path("key").asText(other.path("key").asText()));
        JsonNode login = post("default", "/v1/reporting-access", "{\"name\": \"dashboards\"}", 201);
        access.set("login", login);
        JsonNode hook = post("default", "/v1/hooks", """
                {"connector": "zendesk", "name": "Zendesk of the shop", "secret": "%s", "access_token": "t0ken-5521",
                 "mapping": {"fields": {"topic": "360001234"}}}""".formatted(HOOK_SECRET), 201);
        access.withObject("hook").put("path", hook.path("path").asText()).put("secret", HOOK_SECRET);
        post("default", "/v1/hooks", "{\"connector\": \"chatwoot\", \"name\": \"Chat\"}", 201);
    }

    private void makeKey(String name, String scopes) throws Exception {
        keys.put(
                name,
                post("default", "/v1/keys", "{\"name\": \"%s\", \"scopes\": %s}".formatted(name, scopes), 201)
                        .path("key")
                        .asText());
    }

    private void makeSettings() throws Exception {
        JsonNode calendar = post("default", "/v1/calendars", """
                {"name": "Service desk", "zone": "Europe/Berlin",
                 "intervals": [{"days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "open": "09:00", "close": "17:00"}],
                 "holidays": [{"date": "2024-12-25", "name": "Christmas Day"},
                              {"date": "2024-12-24", "name": "Christmas Eve", "hours": [{"open": "09:00", "close": "12:00"}]}]}""", 201);
        String id = calendar.path("id").asText();
        access.put("calendar", id);
        patch("/v1/workspace", """
                {"zone": "Europe/Berlin", "calendar": %s, "fcr_window_days": 10, "churn_threshold_days": 60,
                 "cost_per_contact": {"currency": "EUR", "by_channel": {"phone": 6.5, "email": 4.25, "chat": 3}}}"""
                .formatted(JSON.writeValueAsString(calendar.path("id"))));
        policy("Greeting", "first_response", "{\"channel\": [\"in_store\"]}", 40, "elapsed");
        policy("Urgent", "first_response", "{\"priority\": [\"high\"]}", 1800, "elapsed");
        policy("Everybody", "first_response", "{}", 14400, "business");
        policy("Solved in two days", "resolution", "{}", 57600, "business");
        post("default", "/v1/targets", "{\"metric\": \"csat\", \"value\": 0.85, \"better\": \"higher\"}", 201);
        post("default", "/v1/targets", "{\"metric\": \"first_response_time\", \"value\": 3600, \"better\": \"lower\"}", 201);
    }

    private void policy(String name, String kind, String match, int target, String clock) throws Exception {
        JsonNode made = post("default", "/v1/sla-policies", """
                {"name": "%s", "kind": "%s", "match": %s, "target": %d, "clock": "%s", "order": %d}"""
                .formatted(name, kind, match, target, clock, target), 201);
        access.withObject("policies").put(name, made.path("id").asText());
    }

    /** Versions: dated back, from now on, and ahead. */
    private void changeSettings() throws Exception {
        String urgent = access.path("policies").path("Urgent").asText();
        patch("/v1/sla-policies/" + urgent, "{\"target\": 900, \"effective_from\": \"2024-09-01T00:00:00+02:00\"}");
        patch("/v1/sla-policies/" + urgent, "{\"target\": 600, \"effective_from\": \"2040-01-01T00:00:00+01:00\"}");
        patch("/v1/calendars/" + access.path("calendar").asText(), """
                {"holidays": [{"date": "2024-12-25", "name": "Christmas Day"}, {"date": "2024-10-03", "name": "Unity Day"}],
                 "effective_from": "2024-07-01T00:00:00+02:00"}""");
        patch("/v1/workspace", """
                {"cost_per_contact": {"currency": "EUR", "by_channel": {"phone": 7.5, "email": 4.25, "chat": 3, "in_store": 9}},
                 "effective_from": "2024-10-01T00:00:00+02:00"}""");
    }

    // Events

    private record Event(String id, String source, String type, Instant time, String subject, String data) {
        String json() {
            return """
                    {"id": %s, "source": %s, "type": "%s", "time": "%s", "subject": %s, "data": %s}"""
                    .formatted(quoted(id), quoted(source), type, time, quoted(subject), data);
        }
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Event event(String subject, String what, String type, Instant time, String data) {
        return new Event(subject.strip() + "-" + what, "desk", type, time, subject, data);
    }

    /** Of every type at least one, and what real systems do: ties, blanks, placeholders, spam, merges in a circle. */
    private static List<Event> firstEvents() {
        List<Event> events = new ArrayList<>();
        Instant at = Instant.parse("2024-03-04T09:00:00Z");
        String opening = """
                {"customer_id": "crm:%s", "channel": "email", "direction": "inbound", "topic": "billing", "priority": "high",
                 "team": "Back Office", "agent": "Mira", "location": "Berlin", "product": "hub",
                 "attributes": {"plan": "gold", "region": "north"}, "tags": ["vip", "a b"]}""";
        events.add(event("e-1", "opened", "interaction.opened", at, opening.formatted("anna")));
        events.add(event("e-1", "updated", "interaction.updated", at.plusSeconds(60), "{\"topic\": \"invoice\", \"issue_id\": \"i-1\"}"));
        events.add(event("e-1", "bot", "interaction.replied", at.plusSeconds(90), "{\"author\": \"bot\"}"));
        events.add(event("e-1", "assigned", "interaction.assigned", at.plusSeconds(120), "{\"agent\": \"Mira\", \"team\": \"Back Office\"}"));
        events.add(event("e-1", "replied", "interaction.replied", at.plusSeconds(600), "{\"author\": \"agent\", \"agent\": \"Mira\"}"));
        events.add(event("e-1", "asked", "interaction.replied", at.plusSeconds(900), "{\"author\": \"customer\"}"));
        events.add(event("e-1", "transferred", "interaction.transferred", at.plusSeconds(1000), "{\"team\": \"Experts\"}"));
        events.add(event("e-1", "escalated", "interaction.escalated", at.plusSeconds(1100), "{\"team\": \"Experts\", \"agent\": \"Jo\"}"));
        events.add(event("e-1", "again", "interaction.replied", at.plusSeconds(1800), "{\"author\": \"agent\", \"agent\": \"Jo\"}"));
        events.add(event("e-1", "paused", "interaction.paused", at.plusSeconds(2000), "{\"reason\": \"customer\"}"));
        events.add(event("e-1", "resumed", "interaction.resumed", at.plusSeconds(9000), "{}"));
        events.add(event("e-1", "resolved", "interaction.resolved", at.plusSeconds(9900), "{\"agent\": \"Jo\", \"first_contact\": false}"));
        events.add(event("e-1", "reopened", "interaction.reopened", at.plusSeconds(20000), "{}"));
        events.add(event("e-1", "resolved2", "interaction.resolved", at.plusSeconds(30000), "{\"agent\": \"Mira\", \"resolvable_at_first_line\": false}"));
        events.add(event("e-1", "sent", "survey.sent", at.plusSeconds(31000), "{\"kind\": \"csat\", \"survey\": \"after\"}"));
        events.add(event("e-1", "answered", "survey.answered", at.plusSeconds(40000),
                "{\"kind\": \"csat\", \"survey\": \"after\", \"score\": 5, \"comment\": \"quick, thank you\"}"));

        events.add(event("e-2", "opened", "interaction.opened", at, opening.formatted("berta")));
        events.add(event("e-2", "abandoned", "interaction.abandoned", at.plusSeconds(300), "{}"));
        events.add(event("e-3", "opened", "interaction.opened", at, "{\"channel\": \"chat\", \"customer_id\": \"crm:anna\"}"));
        events.add(event("e-3", "spam", "interaction.discarded", at.plusSeconds(5), "{\"reason\": \"spam\"}"));
        events.add(event("e-4", "opened", "interaction.opened", at.plusSeconds(3600), "{\"channel\": \"email\", \"customer_id\": \"crm:anna\", \"topic\": \"invoice\"}"));
        events.add(event("e-4", "merged", "interaction.discarded", at.plusSeconds(4000), "{\"reason\": \"merged\", \"into\": \"e-1\"}"));
        // Resolved and reopened in the same minute, paused and resumed at one instant.
        events.add(event("e-5", "opened", "interaction.opened", at, "{\"channel\": \"phone\", \"customer_id\": \"crm:carla\"}"));
        for (String type : List.of("resolved", "reopened", "paused", "resumed")) {
            events.add(event("e-5", type, "interaction." + type, at.plusSeconds(1200), "{}"));
        }
        // Two contacts of one customer, issue and instant.
        events.add(event("e-6", "opened", "interaction.opened", at, "{\"channel\": \"phone\", \"customer_id\": \"crm:carla\", \"topic\": \"\"}"));
        events.add(event("e-6", "resolved", "interaction.resolved", at.plusSeconds(600), "{\"first_contact\": true}"));
        // A reply before its opening, and one without any opening.
        events.add(event("e-7", "opened", "interaction.opened", at, "{\"channel\": \"chat\", \"customer_id\": \"crm:dora\"}"));
        events.add(event("e-7", "replied", "interaction.replied", at.minusSeconds(1), "{\"author\": \"agent\", \"agent\": \"Mira \"}"));
        events.add(event("e-8", "replied", "interaction.replied", at, "{\"author\": \"agent\"}"));
        events.add(event("e-9 with blanks", "opened", "interaction.opened", at, "{\"channel\": \"email\", \"customer_id\": \"crm: emil \", \"team\": \" Back Office\"}"));
        events.add(event("e-9 with blanks", "resolved", "interaction.resolved", at.plusSeconds(50), "{}"));
        for (String nobody : List.of("0", "", "null", "anonymous", "crm:0")) {
            events.add(event("e-nobody-" + nobody.replace(":", "-"), "opened", "interaction.opened", at.plusSeconds(7200),
                    "{\"channel\": \"phone\", \"customer_id\": \"%s\"}".formatted(nobody)));
        }
        events.add(event("e-store", "opened", "interaction.opened", at, "{\"channel\": \"in_store\", \"customer_id\": \"crm:fritz\"}"));
        events.add(event("e-store", "greeted", "interaction.replied", at.plusSeconds(30), "{\"author\": \"agent\"}"));
        events.add(event("e-bot", "opened", "interaction.opened", at, "{\"channel\": \"bot\", \"customer_id\": \"crm:fritz\", \"topic\": \"password\"}"));
        events.add(event("e-bot", "resolved", "interaction.resolved", at.plusSeconds(200), "{}"));
        events.add(event("o-1", "completed", "purchase.completed", at, "{\"customer_id\": \"crm:anna\", \"amount\": \"120.50\", \"currency\": \"EUR\", \"interaction_id\": \"e-1\", \"new_customer_source\": \"advert\"}"));
        events.add(event("o-1", "refunded", "purchase.refunded", at.plusSeconds(86400), "{\"amount\": \"20.50\", \"currency\": \"EUR\"}"));
        events.add(event("o-2", "completed", "purchase.completed", at, "{\"customer_id\": \"crm:anna\", \"amount\": 10, \"currency\": \"USD\"}"));
        events.add(event("o-2", "cancelled", "purchase.cancelled", at.plusSeconds(60), "{}"));
        events.add(event("o-3", "completed", "purchase.completed", at.plus(40, ChronoUnit.DAYS), "{\"customer_id\": \"crm:annie\", \"amount\": 30, \"currency\": \"EUR\"}"));
        events.add(event("customer:crm:annie", "merged", "customer.merged", at, "{\"from\": \"crm:annie\", \"into\": \"crm:anna\"}"));
        events.add(event("customer:crm:anna", "merged", "customer.merged", at.plusSeconds(1), "{\"from\": \"crm:anna\", \"into\": \"crm:annie\"}"));
        events.add(event("o-4", "completed", "purchase.completed", at, "{\"customer_id\": \"crm:gone\", \"amount\": 99, \"currency\": \"EUR\"}"));
        events.add(event("o-4", "voided", "event.voided", at.plusSeconds(10), "{\"voids\": {\"source\": \"desk\", \"id\": \"o-4-completed\"}}"));
        // Blanks around a subject, one name in two spellings of Unicode, and blanks around an agent.
        events.add(event(" e-10 ", "opened", "interaction.opened", at, "{\"channel\": \"email\", \"customer_id\": \"crm:Zo\u00eb\", \"agent\": \" Mira\"}"));
        events.add(event(" e-10 ", "resolved", "interaction.resolved", at.plusSeconds(80), "{\"agent\": \"Mira \"}"));
        events.add(event("e-11", "opened", "interaction.opened", at.plusSeconds(90_000), "{\"channel\": \"email\", \"customer_id\": \"crm:Zoe\u0308\"}"));
        // Two answers to one question, one to what was discarded, and a sale that is taken up again.
        for (int answer = 1; answer <= 2; answer++) {
            events.add(event("e-11", "answer" + answer, "survey.answered", at.plusSeconds(100_000L * answer),
                    "{\"kind\": \"csat\", \"survey\": \"after\", \"response_id\": \"r-%d\", \"score\": %d}".formatted(answer, 2 * answer)));
        }
        events.add(event("e-3", "answered", "survey.answered", at.plusSeconds(500), "{\"kind\": \"csat\", \"survey\": \"after\", \"score\": 1}"));
        events.add(event("o-5", "completed", "purchase.completed", at, "{\"customer_id\": \"crm:dora\", \"amount\": 40, \"currency\": \"EUR\"}"));
        events.add(event("o-5", "cancelled", "purchase.cancelled", at.plusSeconds(60), "{}"));
        events.add(event("o-5", "completed2", "purchase.completed", at.plusSeconds(600), "{\"customer_id\": \"crm:dora\", \"amount\": 45, \"currency\": \"EUR\"}"));
        for (String who : List.of("erased", "token")) {
            Instant then = at.plus(3, ChronoUnit.DAYS);
            events.add(event("e-" + who, "opened", "interaction.opened", then, "{\"channel\": \"chat\", \"customer_id\": \"crm:%s\", \"topic\": \"privacy\"}".formatted(who)));
            events.add(event("e-" + who, "replied", "interaction.replied", then.plusSeconds(500), "{\"author\": \"agent\", \"agent\": \"Jo\"}"));
            events.add(event("e-" + who, "resolved", "interaction.resolved", then.plusSeconds(700), "{}"));
            events.add(event("e-" + who, "answered", "survey.answered", then.plusSeconds(900), "{\"kind\": \"nps\", \"score\": 9, \"comment\": \"call me, crm:%s\"}".formatted(who)));
            events.add(event("o-" + who, "completed", "purchase.completed", then, "{\"customer_id\": \"crm:%s\", \"amount\": 77, \"currency\": \"EUR\"}".formatted(who)));
        }
        return events;
    }

    private List<Event> ticketEvents() {
        List<Event> events = new ArrayList<>();
        String[] channels = {"email", "chat", "phone", "social", "in_store", "self_service"};
        String[] topics = {"delivery", "billing", "returns", "setup"};
        String[] agents = {"Mira", "Jo", "Sam", "Lea"};
        String[] teams = {"Front Office", "Back Office", "Experts"};
        for (int number = 0; number < INTERACTIONS; number++) {
            String subject = "t-" + number;
            String agent = agents[random.nextInt(agents.length)];
            Instant at = BEGINNING.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 420)));
            events.add(event(subject, "opened", "interaction.opened", at, """
                    {"customer_id": "crm:%d", "channel": "%s", "topic": "%s", "priority": "%s", "team": "%s", "agent": "%s", "direction": "%s"}"""
                    .formatted(random.nextInt(90), channels[random.nextInt(channels.length)], topics[random.nextInt(topics.length)],
                            random.nextInt(4) == 0 ? "high" : "normal", teams[random.nextInt(teams.length)], agent,
                            random.nextInt(12) == 0 ? "outbound" : "inbound")));
            Instant next = at;
            if (random.nextInt(10) > 0) {
                next = next.plusSeconds(20 + random.nextInt(20_000));
                events.add(event(subject, "replied", "interaction.replied", next, "{\"author\": \"agent\", \"agent\": \"%s\"}".formatted(agent)));
            }
            if (random.nextInt(3) == 0) {
                next = next.plusSeconds(random.nextInt(9_000));
                events.add(event(subject, "asked", "interaction.replied", next, "{\"author\": \"customer\"}"));
            }
            int end = random.nextInt(12);
            next = next.plusSeconds(60 + random.nextInt(200_000));
            if (end == 0) {
                events.add(event(subject, "abandoned", "interaction.abandoned", next, "{}"));
            } else if (end > 1) {
                events.add(event(subject, "resolved", "interaction.resolved", next,
                        "{\"agent\": \"%s\", \"first_contact\": %s}".formatted(agent, random.nextBoolean())));
                if (end == 2) {
                    events.add(event(subject, "reopened", "interaction.reopened", next.plusSeconds(random.nextInt(90_000)), "{}"));
                }
            }
        }
        java.util.Collections.shuffle(events, random);
        return events;
    }

    /** What comes after everything else and changes what was counted. */
    private List<Event> lateEvents() {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < INTERACTIONS; number += 17) {
            events.add(event("t-" + number, "late", "interaction.replied", BEGINNING.plus(200, ChronoUnit.DAYS), "{\"author\": \"agent\", \"agent\": \"Lea\"}"));
            events.add(event("t-" + number, "escalated", "interaction.escalated", BEGINNING.plus(201, ChronoUnit.DAYS), "{\"team\": \"Experts\"}"));
        }
        events.add(event("customer:crm:7", "merged", "customer.merged", BEGINNING, "{\"from\": \"crm:7\", \"into\": \"crm:8\"}"));
        events.add(event("customer:crm:0", "merged", "customer.merged", BEGINNING, "{\"from\": \"crm:0\", \"into\": \"crm:9\"}"));
        return events;
    }

    private String cloudEvents() {
        List<String> events = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            events.add("""
                    {"specversion": "1.0", "id": "ce-%d", "source": "https://shop.example.com", "type": "purchase.completed",
                     "time": "%s", "subject": "ce-%d", "traceparent": "00-%032x-%016x-01",
                     "data": {"customer_id": "crm:%d", "amount": "%d.%02d", "currency": "%s", "channel": "online", "product": "lamp"}}"""
                    .formatted(number, BEGINNING.plus(number * 11L, ChronoUnit.DAYS), number, number + 1, number + 1,
                            random.nextInt(90), 5 + random.nextInt(200), random.nextInt(100), number % 9 == 0 ? "CHF" : "EUR"));
        }
        return events.toString();
    }

    private String purchasesWithoutIds() {
        StringBuilder csv = new StringBuilder("time,subject,customer_id,amount,currency,channel,attributes.campaign\n");
        for (int number = 0; number < 260; number++) {
            csv.append("%s,s-%d,crm:%d,%d.%02d,EUR,%s,%s\n".formatted(
                    BEGINNING.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 420))), number, random.nextInt(90),
                    5 + random.nextInt(300), random.nextInt(100), number % 3 == 0 ? "in_store" : "online", number % 5 == 0 ? "spring" : ""));
        }
        return csv.toString();
    }

    /** Many purchases of few customers, all at midnight: ties. */
    private String purchasesOfDates() {
        StringBuilder csv = new StringBuilder("time,subject,customer_id,amount,currency\n");
        for (int number = 0; number < 120; number++) {
            csv.append("%sT00:00:00+01:00,d-%d,crm:%d,%d,EUR\n".formatted(
                    LocalDate.of(2024, 2, 1).plusDays(random.nextInt(12)), number, random.nextInt(6), 10 + random.nextInt(40)));
        }
        return csv.toString();
    }

    private String answersWithoutIds() {
        StringBuilder csv = new StringBuilder("responded_at,interaction_id,kind,score,survey,comment,status\n");
        String[] kinds = {"csat", "nps", "ces", "resolution"};
        for (int number = 0; number < 240; number++) {
            String kind = kinds[number % 4];
            int score = switch (kind) {
                case "csat" -> 1 + random.nextInt(5);
                case "nps" -> random.nextInt(11);
                case "ces" -> 1 + random.nextInt(7);
                default -> random.nextInt(2);
            };
            boolean dismissed = random.nextInt(15) == 0;
            csv.append("%s,t-%d,%s,%s,after,%s,%s\n".formatted(
                    BEGINNING.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 430))), random.nextInt(INTERACTIONS), kind,
                    dismissed ? "" : score, number % 7 == 0 ? "\"well, so so\"" : "", dismissed ? "dismissed" : "answered"));
        }
        return csv.toString();
    }

    private String answersWithIds() {
        List<String> all = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            all.add("""
                    {"id": "answer-%d", "source": "typeform", "kind": "nps", "score": %d, "responded_at": "%s", "customer_id": "crm:%d"}"""
                    .formatted(number, random.nextInt(11), BEGINNING.plus(number * 7L, ChronoUnit.DAYS), number % 40));
            all.add("""
                    {"id": "ten-%d", "source": "typeform", "kind": "csat", "score": %d, "scale": {"min": 1, "max": 10}, "satisfied_from": 8, "responded_at": "%s", "interaction_id": "t-%d"}"""
                    .formatted(number, 1 + random.nextInt(10), BEGINNING.plus(number * 6L, ChronoUnit.DAYS), number));
        }
        return all.toString();
    }

    private static String list(List<Event> events) {
        return events.stream().map(Event::json).toList().toString();
    }

    private static String lines(List<Event> events) {
        return String.join("\n", events.stream().map(Event::json).toList()) + "\n";
    }

    // Webhooks and erasures

    private void deliver() throws Exception {
        String created = """
                {"type": "zen:event-type:ticket.created", "id": "z-1", "time": "2024-05-02T09:00:00Z", "subject": "zen:ticket:9001",
                 "detail": {"id": "9001", "created_at": "2024-05-02T09:00:00Z", "requester_id": "7881", "assignee_id": "135",
                            "group_id": "44", "status": "OPEN", "via": {"channel": "chat"}}, "event": {}}""";
        deliver(created);
        deliver(created.replace("ticket.created", "ticket.status_changed").replace("z-1", "z-2")
                .replace("\"event\": {}", "\"event\": {\"previous\": \"OPEN\", \"current\": \"SOLVED\"}"));
        deliver("{\"hello\": \"what a hook does not understand is put aside\"}");
        access.withObject("hook").put("delivery", created);
    }

    private void deliver(String body) throws Exception {
        String time = Instant.now().toString();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal((time + body).getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(base + access.path("hook").path("path").asText()))
                        .header("Content-Type", "application/json")
                        .header("X-Zendesk-Webhook-Signature-Timestamp", time)
                        .header("X-Zendesk-Webhook-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        require(answer.statusCode() / 100 == 2, "delivery: " + answer.statusCode() + " " + answer.body());
    }

    private void erase(String customer, String mode) throws Exception {
        String path = "/v1/customers/" + customer.replace(":", "%3A") + "?mode=" + mode;
        JsonNode receipt = JSON.readTree(call("default", "DELETE", path, null, null, 200));
        access.withArray("erasures").addObject().put("path", path).set("receipt", receipt);
    }

    private void awaitJobs() throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            String jobs = call("default", "GET", "/v1/jobs", null, null, 200);
            if (!jobs.contains("\"waiting\"") && !jobs.contains("\"running\"")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the jobs of the service do not end");
    }

    // Questions

    private void askEverything(String between, String beforeErasures) throws Exception {
        String range = "from=2024-01-01&to=2025-04-01";
        for (JsonNode metric : JSON.readTree(call("default", "GET", "/v1/metrics", null, null, 200)).path("metrics")) {
            String path = "/v1/metrics/" + metric.path("id").asText();
            boolean purchases = metric.path("dimensions").toString().contains("currency");
            ask("default", path + "?" + range);
            ask("default", path + "?" + range + "&grain=month&group_by=channel");
            ask("default", path + "?" + range + "&grain=week&filter=channel:email%7Cchat%7Conline&tz=America/St_Johns");
            ask("default", path + "?from=2024-07-01&to=2024-10-01&compare=previous&group_by=" + (purchases ? "currency" : "team"));
            ask("default", path + "?" + range + "&as_of=2024-06-30T22:00:00Z");
            ask("default", path + "?" + range + "&known_at=" + between);
            ask("default", path + "?" + range + "&known_at=" + beforeErasures);
            ask("default", path + "/rows?" + range + "&limit=1000");
            ask("default", path + "/definition");
            ask("other", path + "?" + range + "&grain=quarter");
            for (JsonNode option : metric.path("options")) {
                for (JsonNode value : option.path("values")) {
                    ask("default", path + "?" + range + "&" + option.path("name").asText() + "=" + value.asText());
                }
            }
        }
        for (String option : List.of("fcr?window_days=1", "fcr?transfers=fail", "fcr?net=true", "cohort_repeat_rate?n_days=30",
                "cohort_repeat_rate?method=km", "churn_rate?threshold_days=30", "repeat_purchase_rate?count=days",
                "nps?respondent=latest_per_customer", "first_response_time?start=handover", "first_response_time?clock=business",
                "next_reply_time?clock=business", "resolution_time?measure=first", "resolution_time?measure=open",
                "sla_resolution?resolution=full", "sla_first_response?abandoned=breach", "sla_resolution?abandoned=met",
                "service_growth?by=nps", "service_growth?by=fcr", "service_growth?by=sla", "service_growth?n_days=30")) {
            ask("default", "/v1/metrics/" + option + "&" + range);
        }
        for (String path : List.of("/v1/scorecard?from=2024-07-01&to=2024-10-01", "/v1/metrics/fcr/agreement?" + range,
                "/v1/metrics/cohort_repeat_rate/retention?" + range, "/v1/interactions?limit=1000&order=asc",
                "/v1/interactions/e-1", "/v1/interactions/e-5", "/v1/interactions/e-9%20with%20blanks", "/v1/interactions/t-5",
                "/v1/interactions/e-1/events", "/v1/survey-responses?limit=1000&order=asc", "/v1/customers/crm%3Aanna",
                "/v1/customers/crm%3A8", "/v1/customers/lapsed?threshold_days=30&currency=EUR&limit=1000", "/v1/dimensions",
                "/v1/dimensions/channel/values", "/v1/dimensions/team/values", "/v1/quality?from=2024-01-01&to=2026-01-01",
                "/v1/events?after_version=0&limit=1000", "/v1/workspace", "/v1/calendars", "/v1/sla-policies", "/v1/targets",
                "/v1/hooks", "/v1/rejected-payloads", "/v1/keys", "/v1/reporting-access", "/v1/audit?limit=1000",
                "/v1/calendars/" + access.path("calendar").asText() + "/versions",
                "/v1/sla-policies/" + access.path("policies").path("Urgent").asText() + "/versions")) {
            ask("default", path);
        }
    }

    private void ask(String key, String path) throws Exception {
        HttpResponse<String> answer = request(key, "GET", path, null, null);
        require(answer.statusCode() == 200, path + ": " + answer.statusCode() + " " + answer.body());
        ObjectNode entry = answers.addObject().put("key", key).put("path", path);
        entry.set("body", JSON.readTree(answer.body()));
    }

    /** The rows that the reader's login sees in each view. */
    private void readViews() throws Exception {
        JsonNode login = access.path("login");
        String port = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).get(3).strip();
        ObjectNode views = access.putObject("views");
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/rapport";
        try (Connection connection = DriverManager.getConnection(url, login.path("role").asText(), login.path("password").asText());
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT table_name FROM information_schema.views WHERE table_schema = 'reporting' ORDER BY 1")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                ArrayNode content = views.putArray(name);
                try (ResultSet rows = statement.executeQuery(
                        "SELECT to_jsonb(v) FROM reporting.\"%s\" v ORDER BY to_jsonb(v)::text COLLATE \"C\"".formatted(name))) {
                    while (rows.next()) {
                        content.add(JSON.readTree(rows.getString(1)));
                    }
                }
                System.out.printf(Locale.ROOT, "view %s: %d rows%n", name, content.size());
            }
        }
    }

    // HTTP

    private void send(String file, String path, String type, String body) throws Exception {
        send(file, "default", path, type, body);
    }

    private void send(String file, String key, String path, String type, String body) throws Exception {
        Files.writeString(target.resolve("sent").resolve(file), body);
        HttpResponse<String> answer = request(key, "POST", path, type, body);
        require(answer.statusCode() / 100 == 2, file + ": " + answer.statusCode() + " " + answer.body());
        ObjectNode entry = sent.addObject().put("file", file).put("key", key).put("path", path).put("type", type);
        JsonNode outcome = JSON.readTree(answer.body());
        if (outcome instanceof ObjectNode fields) {
            fields.remove("results");
        }
        entry.set("answer", outcome);
        System.out.println(file + ": " + outcome);
    }

    private JsonNode post(String key, String path, String body, int status) throws Exception {
        return JSON.readTree(call(key, "POST", path, "application/json", body, status));
    }

    private void patch(String path, String body) throws Exception {
        call("default", "PATCH", path, "application/json", body, 200);
    }

    private void delete(String key, String path, int status) throws Exception {
        call(key, "DELETE", path, null, null, status);
    }

    private String call(String key, String method, String path, String type, String body, int status) throws Exception {
        HttpResponse<String> answer = request(key, method, path, type, body);
        require(answer.statusCode() == status, method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private HttpResponse<String> request(String key, String method, String path, String type, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + keys.get(key))
                .timeout(Duration.ofMinutes(2))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A moment between two versions, told in the words of a question. */
    private static String pause() throws InterruptedException {
        Thread.sleep(1_100);
        String now = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
        Thread.sleep(1_100);
        return now;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }

    private void write(String file, JsonNode content) throws IOException {
        Files.writeString(target.resolve(file), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }
}
