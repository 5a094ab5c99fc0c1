package dev.rapport.metric;

import dev.rapport.event.Decimals;
import dev.rapport.metric.statistics.Confidence;
import dev.rapport.readmodel.SurveyColumns;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts answers by outcome, and their scores scale by scale: means of different scales can't be pooled. */
final class ScoreTally implements Tally<ScoreTally> {
    private static final ObjectType SCALE = ObjectType.of(
            "ScoresOfScale",
            "The scores of one scale.",
            Property.text("scale").example("1-5"),
            Property.wholeNumber("answered").example(40),
            Property.decimal("mean").example(new BigDecimal("4.3")),
            Property.anyObject("distribution")
                    .meaning("How many answers each score has.")
                    .example(Map.of("4", 12, "5", 22)));

    static final List<Property> COLUMNS = List.of(
            Property.decimal("mean")
                    .orNull()
                    .meaning("Null when there are several scales: their means can't be pooled."),
            Property.objects("scales", SCALE));

    private static final int PLACES = 4;

    private final SurveyColumns surveys;
    private final ProportionTally share;
    private final Map<String, Map<Long, Long>> scoresByScale = new TreeMap<>();

    ScoreTally(SurveyColumns surveys, List<Outcome> outcomes, Confidence confidence) {
        this.surveys = surveys;
        this.share = new ProportionTally(outcomes, confidence);
    }

    @Override
    public void add(Outcome outcome, int row, long score) {
        share.add(outcome, row, score);
        if (outcome.isCounted()) {
            scores(surveys.scale().dictionary().text(surveys.scale().get(row))).merge(score, 1L, Long::sum);
        }
    }

    private Map<Long, Long> scores(String scale) {
        return scoresByScale.computeIfAbsent(scale, any -> new TreeMap<>());
    }

    @Override
    public void merge(ScoreTally other) {
        share.merge(other.share);
        other.scoresByScale.forEach((scale, scores) ->
                scores.forEach((score, count) -> scores(scale).merge(score, count, Long::sum)));
    }

    @Override
    public Measures finish() {
        List<Map<String, Object>> scales = new ArrayList<>();
        scoresByScale.forEach((scale, scores) -> scales.add(describe(scale, scores)));
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("mean", scales.size() == 1 ? scales.get(0).get("mean") : null);
        own.put("scales", scales);
        return share.finish(own);
    }

    private static Map<String, Object> describe(String scale, Map<Long, Long> scores) {
        long answered = 0;
        BigDecimal sum = BigDecimal.ZERO;
        Map<String, Long> distribution = new LinkedHashMap<>();
        for (Map.Entry<Long, Long> entry : scores.entrySet()) {
            BigDecimal score = BigDecimal.valueOf(entry.getKey(), PLACES);
            answered += entry.getValue();
            sum = sum.add(score.multiply(BigDecimal.valueOf(entry.getValue())));
            distribution.put(Decimals.canonical(score).toPlainString(), entry.getValue());
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("scale", scale);
        described.put("answered", answered);
        described.put("mean", sum.doubleValue() / answered);
        described.put("distribution", distribution);
        return described;
    }
}
