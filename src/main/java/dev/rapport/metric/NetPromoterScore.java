package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.metric.statistics.Confidence;
import dev.rapport.metric.statistics.NetPromoterInterval;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SurveyColumns;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Net promoter score: promoters less detractors per hundred answers. */
public final class NetPromoterScore implements Metric {
    private static final String RESPONDENT = "respondent";
    private static final int UNITS = 10_000;
    private static final int PROMOTER_FROM = 9;
    private static final int PASSIVE_FROM = 7;

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "nps",
            "Net promoter score",
            1,
            Unit.POINTS,
            UnitOfCount.EVENT,
            "responded_at",
            List.of("survey responses of kind nps"),
            "100 x (promoters - detractors) / answers; promoters 9-10, passives 7-8, detractors 0-6",
            List.of(
                    "Whole scores from 0 to 10 only.",
                    "The last answer to one question about one subject counts.",
                    "Dismissed questions are excluded and counted.",
                    "Interval: adjusted Wald, clipped to +/-100.",
                    "numerator is promoters less detractors.",
                    "respondent=latest_per_customer counts each identified customer's last answer in the cell (of two at one instant the lower score); unidentified ones are excluded and counted."),
            "18 promoters, 14 passives, 8 detractors of 40: +25.0 [0.386, 46.125].",
            "Reichheld 2003; interval: Rocks 2016, The American Statistician",
            SurveyScan.DIMENSIONS,
            List.of(new MetricOption.Choice(
                    RESPONDENT, "Whose answers count.", List.of("all", "latest_per_customer"), List.of())),
            List.of("promoters", "passives", "detractors"),
            List.of("dismissed", "unidentified", "superseded"));

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public UnitOfCount unitOfCount(OptionValues options) {
        return latest(options) ? UnitOfCount.CUSTOMER : UnitOfCount.EVENT;
    }

    private static boolean latest(OptionValues options) {
        return options.text(RESPONDENT).equals("latest_per_customer");
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new ScoreScan(snapshot.surveys(), latest(question.options()), question.confidence());
    }

    private static final class ScoreScan extends SurveyScan<ScoreTally> {
        private final boolean latest;
        private final Confidence confidence;

        ScoreScan(SurveyColumns surveys, boolean latest, Confidence confidence) {
            super(surveys, SurveyKind.NPS);
            this.latest = latest;
            this.confidence = confidence;
        }

        @Override
        public ScoreTally tally() {
            return new ScoreTally(surveys, confidence);
        }

        @Override
        public void count(int row, int cell, IntUnaryOperator cellOf, ScoreTally tally) {
            if (!surveys.answered().get(row)) {
                tally.dismissed++;
            } else if (!latest) {
                tally.add(row);
            } else if (!surveys.identified().get(row)) {
                tally.unidentified++;
            } else {
                tally.addLatest(row);
            }
        }
    }

    private static final class ScoreTally implements Tally<ScoreTally> {
        private final SurveyColumns surveys;
        private final Confidence confidence;
        private final Int2IntOpenHashMap latestByCustomer = new Int2IntOpenHashMap();
        private long promoters;
        private long passives;
        private long detractors;
        private long dismissed;
        private long unidentified;
        private long superseded;

        ScoreTally(SurveyColumns surveys, Confidence confidence) {
            this.surveys = surveys;
            this.confidence = confidence;
            latestByCustomer.defaultReturnValue(-1);
        }

        void add(int row) {
            long score = surveys.score().get(row) / UNITS;
            if (score >= PROMOTER_FROM) {
                promoters++;
            } else if (score >= PASSIVE_FROM) {
                passives++;
            } else {
                detractors++;
            }
        }

        void addLatest(int row) {
            int customer = surveys.customer().get(row);
            int known = latestByCustomer.get(customer);
            if (known >= 0) {
                superseded++;
            }
            if (known < 0 || isLater(row, known)) {
                latestByCustomer.put(customer, row);
            }
        }

        private boolean isLater(int row, int known) {
            long at = surveys.respondedAt().get(row);
            long knownAt = surveys.respondedAt().get(known);
            return at > knownAt
                    || (at == knownAt
                            && surveys.score().get(row) < surveys.score().get(known));
        }

        @Override
        public void merge(ScoreTally other) {
            promoters += other.promoters;
            passives += other.passives;
            detractors += other.detractors;
            dismissed += other.dismissed;
            unidentified += other.unidentified;
            superseded += other.superseded;
            other.latestByCustomer.values().forEach(this::addLatest);
        }

        @Override
        public Measures finish() {
            latestByCustomer.values().forEach(this::add);
            long answers = promoters + passives + detractors;
            Map<String, @Nullable Object> own = new LinkedHashMap<>();
            own.put("promoters", promoters);
            own.put("passives", passives);
            own.put("detractors", detractors);
            Map<String, Long> excluded = new LinkedHashMap<>();
            excluded.put("dismissed", dismissed);
            excluded.put("unidentified", unidentified);
            excluded.put("superseded", superseded);
            return new Measures(
                    answers == 0 ? null : 100.0 * (promoters - detractors) / answers,
                    promoters - detractors,
                    answers,
                    0,
                    NetPromoterInterval.of(promoters, passives, detractors)
                            .map(interval -> interval.at(confidence))
                            .orElse(null),
                    excluded,
                    own);
        }
    }
}
