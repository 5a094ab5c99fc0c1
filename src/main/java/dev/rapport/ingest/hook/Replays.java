package dev.rapport.ingest.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Gives deliveries that were put aside another try, by the mapping and the connector as they are now. They were verified
 * when they came. What they told already is a duplicate.
 */
@ApplicationScoped
public class Replays {
    private static final int MOST_AT_ONCE = 1_000;

    private final RejectedPayloads payloads;
    private final Hooks hooks;
    private final Connectors connectors;
    private final Telling telling;
    private final ObjectMapper json;

    Replays(RejectedPayloads payloads, Hooks hooks, Connectors connectors, Telling telling, ObjectMapper json) {
        this.payloads = payloads;
        this.hooks = hooks;
        this.connectors = connectors;
        this.telling = telling;
        this.json = json;
    }

    /**
     * How it went.
     *
     * @param settled deliveries that are done with and gone
     * @param kept those that remain
     */
    public record Count(int settled, int kept) {}

    /** Replays one; when it is done with, it is gone. */
    public DeliveryOutcome replay(WorkspaceId workspace, long id) throws SQLException {
        return replay(workspace, payloads.get(workspace, id), 0);
    }

    /** Tries to fetch again what could not be fetched. */
    DeliveryOutcome fetchAgain(RejectedPayloads.Due due) throws SQLException {
        DeliveryOutcome outcome = replay(due.workspace(), payloads.get(due.workspace(), due.id()), due.tries());
        if (outcome.retry().isPresent()) {
            payloads.postpone(due, outcome.retry().get());
        }
        return outcome;
    }

    /** Replays those of one hook or of all, oldest first. */
    public Count replayAll(WorkspaceId workspace, OptionalLong hook) throws SQLException {
        int settled = 0;
        int kept = 0;
        List<RejectedPayload> page = payloads.page(workspace, new PageRequest(0, MOST_AT_ONCE - 1), hook);
        for (RejectedPayload payload : page) {
            if (replay(workspace, payload, 0).isSettled()) {
                settled++;
            } else {
                kept++;
            }
        }
        return new Count(settled, kept);
    }

    private DeliveryOutcome replay(WorkspaceId workspace, RejectedPayload payload, int triesBefore)
            throws SQLException {
        Hooks.Opened hook = hooks.open(workspace, payload.hookId());
        byte[] body = payloads.body(workspace, payload.id());
        DeliveryOutcome outcome = telling.tell(connectors.get(hook.hook().connector()), hook, headers(payload), body);
        if (outcome.isSettled()) {
            payloads.settled(workspace, payload.id());
        } else {
            payloads.tried(workspace, payload.id(), outcome, triesBefore + 1);
        }
        return outcome;
    }

    private Map<String, String> headers(RejectedPayload payload) {
        try {
            return json.readValue(payload.headers(), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the headers of rejected payload %d are no JSON".formatted(payload.id()), e);
        }
    }
}
