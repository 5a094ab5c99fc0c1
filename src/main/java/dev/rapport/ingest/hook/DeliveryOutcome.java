package dev.rapport.ingest.hook;

import dev.rapport.ingest.BatchResult;
import dev.rapport.ingest.ItemResult;
import dev.rapport.ingest.ItemStatus;
import dev.rapport.ingest.Tally;
import dev.rapport.ingest.hook.RejectedPayload.Kind;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a delivery.
 *
 * @param reason why nothing was told, or not all; empty when everything was taken
 * @param kept why it is to be put aside; empty when it is done with
 * @param retry that it passes by itself and is tried again, and how long the vendor asks to be left alone (zero when it asks
 *     nothing); empty when only a person can do something about it
 * @param version the workspace's version that includes what was taken
 */
public record DeliveryOutcome(
        Status status,
        long accepted,
        long duplicates,
        long conflicts,
        long rejected,
        Optional<String> reason,
        Optional<Kind> kept,
        Optional<Duration> retry,
        OptionalLong version) {

    /** What became of a delivery, in one word. */
    public enum Status {
        /** At least one of its events is new. */
        ACCEPTED("accepted"),
        /** All that it tells was known. */
        DUPLICATE("duplicate"),
        /** It means nothing here. */
        IGNORED("ignored"),
        /** An event of it has the identity of another one. */
        CONFLICT("conflict"),
        /** It was put aside. */
        KEPT("kept");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        /** The name on the wire. */
        public String id() {
            return id;
        }
    }

    static DeliveryOutcome ignored(String reason) {
        return nothing(Status.IGNORED, reason, Optional.empty(), Optional.empty());
    }

    static DeliveryOutcome aside(Kind kind, String reason) {
        return nothing(Status.KEPT, reason, Optional.of(kind), Optional.empty());
    }

    /** What it says can be fetched could not be, for now. */
    static DeliveryOutcome later(String reason, Duration wished) {
        return nothing(Status.KEPT, reason, Optional.of(Kind.UNFETCHED), Optional.of(wished));
    }

    private static DeliveryOutcome nothing(
            Status status, String reason, Optional<Kind> kept, Optional<Duration> retry) {
        return new DeliveryOutcome(status, 0, 0, 0, 0, Optional.of(reason), kept, retry, OptionalLong.empty());
    }

    /** What became of the events of a delivery: neighbours of a bad one are taken. */
    static DeliveryOutcome of(BatchResult batch) {
        return of(batch, 0, "", batch.results());
    }

    /**
     * The same, where some of the conflicts only come from a changed mapping: those events are there as they were told.
     *
     * @param toldBefore how many
     * @param sentence what to say of them
     * @param others the results without theirs
     */
    static DeliveryOutcome of(BatchResult batch, long toldBefore, String sentence, List<ItemResult> others) {
        Tally tally = Tally.of(batch);
        long conflicts = tally.of(ItemStatus.CONFLICT) - toldBefore;
        long rejected = tally.of(ItemStatus.REJECTED);
        Status status = conflicts > 0
                ? Status.CONFLICT
                : rejected > 0 ? Status.KEPT : tally.of(ItemStatus.ACCEPTED) > 0 ? Status.ACCEPTED : Status.DUPLICATE;
        Optional<Kind> kept = rejected > 0
                ? Optional.of(Kind.INVALID)
                : conflicts > 0 ? Optional.of(Kind.CONFLICT) : Optional.empty();
        String reason = Stream.of(reason(others), sentence)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return new DeliveryOutcome(
                status,
                tally.of(ItemStatus.ACCEPTED),
                tally.of(ItemStatus.DUPLICATE) + toldBefore,
                conflicts,
                rejected,
                reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                kept,
                Optional.empty(),
                batch.version());
    }

    /** What is wrong with each event that was not taken. */
    private static String reason(List<ItemResult> results) {
        return results.stream()
                .filter(result -> !result.isTaken())
                .map(result -> "event %s: %s"
                        .formatted(result.id(), sentence(result.problem().orElseThrow())))
                .collect(Collectors.joining(" "));
    }

    private static String sentence(Problem problem) {
        String text = problem.violations().isEmpty()
                ? problem.detail()
                : problem.violations().stream().map(DeliveryOutcome::place).collect(Collectors.joining("; "));
        return text.endsWith(".") ? text : text + ".";
    }

    private static String place(Violation violation) {
        return violation.pointer() + " " + violation.detail();
    }

    /** Whether it is done with: everything that it tells is there, or it tells nothing. */
    public boolean isSettled() {
        return kept.isEmpty();
    }
}
