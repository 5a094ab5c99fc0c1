package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SurveyColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * The three pairs over the interactions of a question.
     *
     * @param contacts asks for first contact resolution, {@code flags} the same for the agents' flags
     */
    public static List<Pair> of(Snapshot snapshot, Question contacts, Question flags) {
        Map<Integer, Boolean> events = decided(new FirstContactResolution(), snapshot, contacts);
        Map<Integer, Boolean> agents = decided(new AgentFirstContactResolution(), snapshot, flags);
        Map<Integer, Boolean> customers = answers(snapshot.surveys());
        return List.of(
                pair("fcr", events, "fcr_agent", agents),
                pair("fcr", events, "fcr_survey", customers),
                pair("fcr_agent", agents, "fcr_survey", customers));
    }

    private static Map<Integer, Boolean> decided(Metric metric, Snapshot snapshot, Question question) {
        Map<Integer, Boolean> decided = new HashMap<>();
        for (Listing.Entry entry : Listing.of(metric, snapshot, question, Outcome::isCounted)) {
            decided.put(entry.row(), entry.outcome().part() == Outcome.Part.SUCCESS);
        }
        return decided;
    }

    /** What customers said last of each interaction; of two answers at one instant the worse counts. */
    private static Map<Integer, Boolean> answers(SurveyColumns surveys) {
        Map<Integer, Boolean> answers = new HashMap<>();
        Map<Integer, Integer> latest = new HashMap<>();
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
            Integer known = latest.get(interaction);
            long knownAt =
                    known == null ? Long.MIN_VALUE : surveys.respondedAt().get(known);
            if (known == null || at > knownAt || (at == knownAt && !yes)) {
                answers.put(interaction, yes);
                latest.put(interaction, row);
            }
        }
        return answers;
    }

    private static Pair pair(String first, Map<Integer, Boolean> one, String second, Map<Integer, Boolean> other) {
        long[] counts = new long[4];
        for (Map.Entry<Integer, Boolean> entry : one.entrySet()) {
            Boolean otherYes = other.get(entry.getKey());
            if (otherYes != null) {
                counts[(entry.getValue() ? 0 : 2) + (otherYes ? 0 : 1)]++;
            }
        }
        return new Pair(first, second, counts[0], counts[1], counts[2], counts[3]);
    }
}
