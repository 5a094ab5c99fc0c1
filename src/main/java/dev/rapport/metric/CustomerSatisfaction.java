package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.metric.ProportionTally.FactClass;
import dev.rapport.metric.ProportionTally.Part;
import dev.rapport.metric.statistics.Confidence;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SurveyColumns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Customer satisfaction: the share of answers that are satisfied ones. */
public final class CustomerSatisfaction implements Metric {
    private static final int PLACES = 4;

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "csat",
            "Customer satisfaction",
            1,
            Unit.FRACTION,
            UnitOfCount.EVENT,
            "responded_at",
            List.of("survey responses of kind csat"),
            "satisfied / answered; satisfied = score >= satisfied_from; Wilson interval",
            List.of(
                    "satisfied_from is as sent with the answer; by default 4 of 1-5, 6 of 1-7, 9 of 1-10, 3 of 1-4, 3 of 1-3, 1 of 0-1; other scales must send it.",
                    "The last answer to one question about one subject counts.",
                    "Dismissed questions are excluded and counted.",
                    "mean and distribution are given for each scale in scales; mean is null when a cell has several scales, since means of different scales can't be pooled."),
            "22x5, 12x4, 3x3, 2x2, 1x1, 5 dismissed: 34/40 = 0.85 [0.7093, 0.9294], mean 4.30.",
            "Wilson 1927 for the interval",
            SurveyScan.DIMENSIONS,
            List.of(),
            List.of("mean", "scales"),
            List.of("dismissed"));

    /** What a response is to this metric. */
    enum ResponseClass implements FactClass {
        SATISFIED(Part.SUCCESS, null),
        NOT_SATISFIED(Part.FAILURE, null),
        DISMISSED(Part.EXCLUDED, "dismissed");

        private final Part part;
        private final @Nullable String column;

        ResponseClass(Part part, @Nullable String column) {
            this.part = part;
            this.column = column;
        }

        @Override
        public Part part() {
            return part;
        }

        @Override
        public @Nullable String column() {
            return column;
        }
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new ResponseScan(snapshot.surveys(), question.confidence());
    }

    private static final class ResponseScan extends SurveyScan<ResponseTally> {
        private final Confidence confidence;

        ResponseScan(SurveyColumns surveys, Confidence confidence) {
            super(surveys, SurveyKind.CSAT);
            this.confidence = confidence;
        }

        @Override
        public ResponseTally tally() {
            return new ResponseTally(confidence);
        }

        @Override
        public void count(int row, int cell, IntUnaryOperator cellOf, ResponseTally tally) {
            tally.add(classify(row), surveys, row);
        }

        ResponseClass classify(int row) {
            if (!surveys.answered().get(row)) {
                return ResponseClass.DISMISSED;
            }
            return surveys.satisfied().get(row) ? ResponseClass.SATISFIED : ResponseClass.NOT_SATISFIED;
        }
    }

    private static final class ResponseTally implements Tally<ResponseTally> {
        private static final List<ResponseClass> CLASSES = List.of(ResponseClass.values());

        private final ProportionTally<ResponseClass> share;
        private final Map<String, Map<Long, Long>> scoresByScale = new TreeMap<>();

        ResponseTally(Confidence confidence) {
            this.share = new ProportionTally<>(CLASSES, confidence);
        }

        void add(ResponseClass responseClass, SurveyColumns surveys, int row) {
            share.add(responseClass);
            if (responseClass != ResponseClass.DISMISSED) {
                scores(surveys.scale().dictionary().text(surveys.scale().get(row)))
                        .merge(surveys.score().get(row), 1L, Long::sum);
            }
        }

        private Map<Long, Long> scores(String scale) {
            return scoresByScale.computeIfAbsent(scale, any -> new TreeMap<>());
        }

        @Override
        public void merge(ResponseTally other) {
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
                distribution.put(dev.rapport.event.Decimals.canonical(score).toPlainString(), entry.getValue());
            }
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("scale", scale);
            described.put("answered", answered);
            described.put("mean", sum.doubleValue() / answered);
            described.put("distribution", distribution);
            return described;
        }
    }
}
