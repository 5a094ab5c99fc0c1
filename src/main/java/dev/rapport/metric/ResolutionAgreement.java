package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SurveyColumns;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far the three measures of first contact resolution agree, on the interactions that two of them have decided: what the
 * events show, what the agent flagged, what the customer answered. They are never mixed into one number.
 */
public final class ResolutionAgreement {
    private ResolutionAgreement() {}

    /**
     * Two measures side by side.
     *
     * @param first the id of one metric, {@code second} of the other
     * @param bothYes how many interactions both call resolved
     * @param onlyFirst how many only the first one does
     * @param onlySecond how many only the second one does
     * @param bothNo how many neither does
     */
    public record Pair(String first, String second, long bothYes, long onlyFirst, long onlySecond, long bothNo) {
        /** On how many interactions both have decided. */
        public long interactions() {
            return bothYes + onlyFirst + onlySecond + bothNo;
        }

        /** The share on which they agree, 0..1; empty without interactions. */
        public OptionalDouble agreement() {
            long n = interactions();
            return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (bothYes + bothNo) / n);
        }

        /**
         * Agreement beyond what chance would give, at most 1 (Cohen, A coefficient of agreement for nominal scales,
         * Educational and Psychological Measurement 20, 1960); empty where chance alone would agree on everything.
         */
        public OptionalDouble kappa() {
            double n = interactions();
            double firstYes = (double) bothYes + onlyFirst;
            double secondYes = (double) bothYes + onlySecond;
            double chance = (firstYes * secondYes + (n - firstYes) * (n - secondYes)) / (n * n);
            return n == 0 || chance == 1
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(((double) (bothYes + bothNo) / n - chance) / (1 - chance));
        }
    }

    /** What a measure has decided, by interaction. */
    private static final class Decided {
        private final BitSet decided = new BitSet();
        private final BitSet yes = new BitSet();

        void set(int interaction, boolean isYes) {
            decided.set(interaction);
            yes.set(interaction, isYes);
        }
    }

    /**
     * The three pairs over the interactions of a question.
     *
     * @param contacts asks for first contact resolution, {@code flags} the same for the agents' flags
     */
    public static List<Pair> of(Snapshot snapshot, Question contacts, Question flags, Effort effort) {
        // Two bits for each of three measures, and of the answers the last one.
        effort.hold(6L * snapshot.interactions().size() / Byte.SIZE
                + (long) Integer.BYTES * snapshot.interactions().size());
        Decided events = decided(new FirstContactResolution(), snapshot, contacts, effort);
        Decided agents = decided(new AgentFirstContactResolution(), snapshot, flags, effort);
        Decided customers = answers(snapshot);
        return List.of(
                pair("fcr", events, "fcr_agent", agents),
                pair("fcr", events, "fcr_survey", customers),
                pair("fcr_agent", agents, "fcr_survey", customers));
    }

    private static Decided decided(Metric metric, Snapshot snapshot, Question question, Effort effort) {
        Decided decided = new Decided();
        Listing.forEach(metric, snapshot, question, effort.beside(), (row, outcome) -> {
            if (outcome.isCounted()) {
                decided.set(row, outcome.part() == Outcome.Part.SUCCESS);
            }
        });
        return decided;
    }

    /** What customers said last of each interaction; of two answers at one instant the worse counts. */
    private static Decided answers(Snapshot snapshot) {
        SurveyColumns surveys = snapshot.surveys();
        Decided answers = new Decided();
        int[] latest = new int[snapshot.interactions().size()]; // plus 1, 0 for none
        int kind = SurveyColumns.code(SurveyKind.RESOLUTION);
        for (int row = 0; row < surveys.size(); row++) {
            int interaction = surveys.interaction(row);
            if (interaction < 0
                    || surveys.kind().get(row) != kind
                    || !surveys.answered().get(row)) {
                continue;
            }
            long at = surveys.respondedAt().get(row);
            boolean yes = surveys.satisfied().get(row);
            int known = latest[interaction] - 1;
            long knownAt = known < 0 ? Long.MIN_VALUE : surveys.respondedAt().get(known);
            if (known < 0 || at > knownAt || (at == knownAt && !yes)) {
                answers.set(interaction, yes);
                latest[interaction] = row + 1;
            }
        }
        return answers;
    }

    private static Pair pair(String first, Decided one, String second, Decided other) {
        BitSet both = (BitSet) one.decided.clone();
        both.and(other.decided);
        BitSet yesOfOne = (BitSet) both.clone();
        yesOfOne.and(one.yes);
        BitSet yesOfOther = (BitSet) both.clone();
        yesOfOther.and(other.yes);
        BitSet yesOfBoth = (BitSet) yesOfOne.clone();
        yesOfBoth.and(yesOfOther);
        long bothYes = yesOfBoth.cardinality();
        long onlyOne = yesOfOne.cardinality() - bothYes;
        long onlyOther = yesOfOther.cardinality() - bothYes;
        return new Pair(first, second, bothYes, onlyOne, onlyOther, both.cardinality() - bothYes - onlyOne - onlyOther);
    }
}
