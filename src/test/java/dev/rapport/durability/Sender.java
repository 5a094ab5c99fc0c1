package dev.rapport.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

/** Posts events in each of the forms, and notes in the ledger what the answer says of them. */
final class Sender {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String key;
    private final Ledger ledger;

    Sender(String key, Ledger ledger) {
        this.key = key;
        this.ledger = ledger;
    }

    /** Whether all events are known to be kept; if not, they may or may not be, and are to be sent again. */
    boolean sendOne(RapportProcess service, WireEvent event) throws IOException {
        ledger.sending(List.of(event));
        HttpResponse<String> answer = post(service, event.json(), "application/json");
        switch (answer.statusCode()) {
            case 201 -> ledger.accepted(event);
            case 200 -> ledger.kept(event);
            default -> {
                return refused(answer, event.json());
            }
        }
        return true;
    }

    /** As {@link #sendOne}, several as one document. */
    boolean sendList(RapportProcess service, List<WireEvent> events) throws IOException {
        ledger.sending(events);
        HttpResponse<String> answer = post(
                service,
                events.stream().map(WireEvent::json).collect(Collectors.joining(",", "[", "]")),
                "application/json");
        if (answer.statusCode() != 200) {
            return refused(answer, events.get(0).json());
        }
        JsonNode results = JSON.readTree(answer.body()).path("results");
        for (int i = 0; i < events.size(); i++) {
            switch (results.path(i).path("status").asText()) {
                case "accepted" -> ledger.accepted(events.get(i));
                case "duplicate" -> ledger.kept(events.get(i));
                default -> ledger.wrong("no result for " + events.get(i).json() + ": " + answer.body());
            }
        }
        return true;
    }

    /** As {@link #sendOne}, any number as a stream; if it stops half-way, the lines before are kept. */
    boolean sendStream(RapportProcess service, List<WireEvent> events) throws IOException {
        ledger.sending(events);
        HttpResponse<String> answer = post(
                service,
                events.stream().map(WireEvent::json).collect(Collectors.joining("\n")),
                "application/x-ndjson");
        if (answer.statusCode() == 200) {
            events.forEach(ledger::kept);
            return true;
        }
        refused(answer, events.get(0).json());
        if (answer.statusCode() == 503) {
            int committed = JSON.readTree(answer.body()).path("committed_lines").asInt();
            events.subList(0, committed).forEach(ledger::kept);
        }
        return false;
    }

    private boolean refused(HttpResponse<String> answer, String event) {
        boolean mayBeSentAgain = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
        if (mayBeSentAgain) {
            ledger.refused(answer.body());
        } else {
            ledger.wrong("%d %s to %s".formatted(answer.statusCode(), answer.body(), event));
        }
        return false;
    }

    private HttpResponse<String> post(RapportProcess service, String body, String type) throws IOException {
        return service.post("/v1/events", body, "Authorization", "Bearer " + key, "Content-Type", type);
    }
}
