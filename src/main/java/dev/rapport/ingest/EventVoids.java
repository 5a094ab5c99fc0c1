package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.KeptEvents;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes events back by their identity. What is written is an ordinary {@code event.voided} of the caller's source whose id
 * follows from the target, so that taking the same event back twice is one void.
 */
@ApplicationScoped
public class EventVoids {
    private static final List<String> NAMES = List.of("subject", "source", "id");
    /** Where the reader of events finds what the caller calls otherwise. */
    private static final Map<String, String> POINTERS =
            Map.of("/data/voids/source", "/source", "/data/voids/id", "/id", "/data/voids", "/id");

    private static final String ID_PREFIX = "void-";
    private static final int HASH_BYTES = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BatchWriter batches;
    private final KeptEvents kept;
    private final Clock clock;

    EventVoids(BatchWriter batches, KeptEvents kept, Clock clock) {
        this.batches = batches;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Takes an event back, be it there already or yet to come.
     *
     * @param request subject, source and id of the event; without a source the caller's
     * @param source who takes it back: the name of the key
     * @throws dev.rapport.platform.problem.ProblemException when the request is wrong, or the event is itself a void
     */
    public BatchResult take(WorkspaceId workspace, JsonNode request, String source) {
        SubmittedEvent wanted = read(request, source);
        EventKey target = wanted.data().voids().orElseThrow();
        refuseVoids(workspace, wanted.subject(), target);
        EventKey key = new EventKey(source, ID_PREFIX + hash(target));
        SubmittedEvent fresh =
                new SubmittedEvent(EventType.EVENT_VOIDED, key, wanted.subject(), clock.instant(), wanted.data());
        BatchResult written = write(workspace, find(workspace, fresh).orElse(fresh));
        if (written.results().get(0).status() != ItemStatus.CONFLICT) {
            return written;
        }
        // Somebody took it back at the same moment, and so at another time.
        Optional<SubmittedEvent> other = find(workspace, fresh);
        return other.isPresent() ? write(workspace, other.get()) : written;
    }

    private Optional<SubmittedEvent> find(WorkspaceId workspace, SubmittedEvent wanted) {
        return kept.find(workspace, wanted.subject(), wanted.key())
                .filter(event ->
                        event.type() == EventType.EVENT_VOIDED && event.data().equals(wanted.data()));
    }

    private BatchResult write(WorkspaceId workspace, SubmittedEvent event) {
        return batches.write(workspace, List.of(new ParsedItem.Valid(event)));
    }

    private void refuseVoids(WorkspaceId workspace, Subject subject, EventKey target) {
        boolean isVoid = kept.find(workspace, subject, target)
                .filter(event -> event.type() == EventType.EVENT_VOIDED)
                .isPresent();
        if (isVoid) {
            throw Problem.conflict(
                            "id %s of source %s is an event.voided, which can't be taken back; send what it took back again under an id of its own"
                                    .formatted(Texts.shown(target.id()), Texts.shown(target.source())))
                    .toException();
        }
    }

    /** Reads the request as the event that it stands for, so that the same rules hold. */
    private SubmittedEvent read(JsonNode request, String source) {
        if (!request.isObject()) {
            throw Problem.validation("", "send a JSON object with subject, source and id of the event to take back")
                    .toException();
        }
        List<Violation> violations = new ArrayList<>();
        request.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                violations.add(new Violation("/" + name, NearestName.unknown("field", name, NAMES)));
            }
        });
        ParsedItem item = parse(event(request, source), source);
        if (item instanceof ParsedItem.Refused refused) {
            refused.problem()
                    .violations()
                    .forEach(violation -> violations.add(new Violation(
                            POINTERS.getOrDefault(violation.pointer(), violation.pointer()), violation.detail())));
            if (violations.isEmpty()) {
                throw refused.problem().toException();
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.validation(violations).toException();
        }
        return ((ParsedItem.Valid) item).event();
    }

    private ObjectNode event(JsonNode request, String source) {
        ObjectNode target = JsonNodeFactory.instance.objectNode();
        copy(request, "source", target);
        copy(request, "id", target);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", ID_PREFIX);
        event.put("source", source);
        event.put("type", EventType.EVENT_VOIDED.wireName());
        event.put("time", clock.instant().toString());
        copy(request, "subject", event);
        event.putObject("data").set("voids", target);
        return event;
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        if (from.has(name)) {
            to.set(name, from.get(name));
        }
    }

    private ParsedItem parse(ObjectNode event, String source) {
        ItemContext context = new ItemContext(Shape.EVENT, source, Optional.empty(), clock);
        try {
            return JsonDocument.read(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), context, 1)
                    .items()
                    .get(0);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }

    private static String hash(EventKey target) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String text : List.of(target.source(), target.id())) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
