package dev.rapport.ingest.hook.http;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.rapport.ingest.hook.DeliveryOutcome;
import dev.rapport.ingest.hook.RejectedPayload;
import dev.rapport.ingest.hook.Replays;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deliveries that were put aside, and what became of them, as they are shown. */
final class RejectedAnswers {
    /** What a delivery is shown with. */
    private record Shown(RejectedPayload payload, Optional<String> body) {}

    private static final RowType<Shown> PAYLOAD = RowType.<Shown>of("RejectedPayload", "A delivery that was put aside.")
            .with(
                    Property.text("id").example("12"),
                    shown -> Long.toString(shown.payload().id()))
            .with(
                    Property.text("hook").meaning("The hook that it came to.").example("3"),
                    shown -> Long.toString(shown.payload().hookId()))
            .with(Property.time("received_at").example("2026-01-31T08:00:00Z"), shown -> shown.payload()
                    .receivedAt())
            .with(
                    Property.words("kind", kinds())
                            .meaning(
                                    "`unknown`: no known shape of that vendor. `invalid`: events that it tells of break"
                                            + " rules. `conflict`: events that it tells of have the ids of others."
                                            + " `unfetched`: what can be fetched was not.")
                            .example("unknown"),
                    shown -> shown.payload().kind().id())
            .with(
                    Property.text("reason")
                            .example("status \"9\" is not known; map it in values.status to open, paused or resolved"),
                    shown -> shown.payload().reason())
            .with(
                    Property.anyObject("headers")
                            .meaning("Those that tell what the body is.")
                            .example(Map.of("content-type", "application/json")),
                    shown -> new RawValue(shown.payload().headers()))
            .with(Property.wholeNumber("size").meaning("Of the body, in bytes.").example(1733), shown -> shown.payload()
                    .size())
            .with(
                    Property.wholeNumber("attempts")
                            .meaning("How often it was tried again in vain.")
                            .example(0),
                    shown -> shown.payload().attempts())
            .with(
                    Property.time("tried_at")
                            .orNull()
                            .meaning("When it was last tried again.")
                            .example("2026-01-31T08:00:00Z"),
                    shown -> shown.payload().triedAt())
            .with(
                    Property.time("next_try_at")
                            .orNull()
                            .meaning("When it is tried again by itself; null when only you can do something about it.")
                            .example("2026-01-31T08:01:00Z"),
                    shown -> shown.payload().nextTryAt())
            .with(
                    Property.text("body")
                            .orMissing()
                            .meaning("As it came; only of a single one.")
                            .example("{\"event\": \"onTicketUpdate\"}"),
                    Shown::body)
            .build();

    /** How the replay of one went. */
    static final RowType<DeliveryOutcome> REPLAY = RowType.<DeliveryOutcome>of("Replay", "How a replay went.")
            .with(
                    Property.words("status", statuses())
                            .meaning(
                                    "accepted, duplicate and ignored are done with and gone; conflict and kept remain.")
                            .example("accepted"),
                    outcome -> outcome.status().id())
            .with(Property.wholeNumber("accepted").example(1), DeliveryOutcome::accepted)
            .with(Property.wholeNumber("duplicates").example(0), DeliveryOutcome::duplicates)
            .with(Property.wholeNumber("conflicts").example(0), DeliveryOutcome::conflicts)
            .with(Property.wholeNumber("rejected").example(0), DeliveryOutcome::rejected)
            .with(
                    Property.text("reason")
                            .orMissing()
                            .meaning("Why it told nothing, or not all.")
                            .example("the body is no JSON"),
                    DeliveryOutcome::reason)
            .build();

    /** How the replay of many went. */
    static final RowType<Replays.Count> REPLAYS = RowType.<Replays.Count>of("Replays", "How the replay of many went.")
            .with(Property.wholeNumber("settled").meaning("Done with and gone.").example(40), Replays.Count::settled)
            .with(Property.wholeNumber("kept").meaning("Still put aside.").example(2), Replays.Count::kept)
            .build();

    private RejectedAnswers() {}

    /** What a delivery looks like. */
    static RowType<?> payload() {
        return PAYLOAD;
    }

    static Map<String, @Nullable Object> show(RejectedPayload payload) {
        return PAYLOAD.write(new Shown(payload, Optional.empty()));
    }

    static Map<String, @Nullable Object> show(RejectedPayload payload, byte[] body) {
        return PAYLOAD.write(new Shown(payload, Optional.of(new String(body, StandardCharsets.UTF_8))));
    }

    private static List<String> kinds() {
        return Arrays.stream(RejectedPayload.Kind.values())
                .map(RejectedPayload.Kind::id)
                .toList();
    }

    private static List<String> statuses() {
        return Arrays.stream(DeliveryOutcome.Status.values())
                .map(DeliveryOutcome.Status::id)
                .toList();
    }
}
