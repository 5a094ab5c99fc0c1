package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.metric.statistics.Confidence;
import dev.rapport.metric.statistics.NetPromoterInterval;
import dev.rapport.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;

/** Net promoter score: promoters less detractors per hundred answers. */
public final class NetPromoterScore implements Metric {
    private static final String RESPONDENT = "respondent";
    private static final int UNITS = 10_000;
    private static final int PROMOTER_FROM = 9;
    private static final int PASSIVE_FROM = 7;

    private static final Outcome PROMOTER = Outcome.success(0, "promoters").withColumn();
    private static final Outcome PASSIVE = Outcome.failure(1, "passives").withColumn();
    private static final Outcome DETRACTOR = Outcome.failure(2, "detractors").withColumn();
    private static final Outcome DISMISSED = Outcome.excluded(3, "dismissed");
    private static final Outcome UNIDENTIFIED = Outcome.excluded(4, "unidentified");
    private static final Outcome SUPERSEDED = Outcome.excluded(5, "superseded");
    private static final List<Outcome> OUTCOMES =
            List.of(PROMOTER, PASSIVE, DETRACTOR, DISMISSED, UNIDENTIFIED, SUPERSEDED);

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
            List.of(new MetricOption.Choice(RESPONDENT, "Whose answers count.", List.of("all", "latest_per_customer"))),
            OUTCOMES,
            List.of());

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
    public FactKind factKind(OptionValues options) {
        return FactKind.SURVEY_RESPONSE;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new ScoreScan(snapshot, question);
    }

    private static final class ScoreScan extends SurveyScan<PromoterTally> implements OnePerPerson {
        private final boolean latest;

        ScoreScan(Snapshot snapshot, Question question) {
            super(snapshot, question, SurveyKind.NPS);
            this.latest = latest(question.options());
        }

        @Override
        public PromoterTally tally() {
            return new PromoterTally(question.confidence());
        }

        @Override
        public Optional<OnePerPerson> choice() {
            return latest ? Optional.of(this) : Optional.empty();
        }

        @Override
        public int person(int row) {
            return surveys.answered().get(row) ? surveys.customer().get(row) : 0;
        }

        @Override
        public boolean isBetter(int row, int other) {
            long at = surveys.respondedAt().get(row);
            long otherAt = surveys.respondedAt().get(other);
            return at > otherAt
                    || (at == otherAt
                            && surveys.score().get(row) < surveys.score().get(other));
        }

        @Override
        public void passOver(int row, Sink sink) {
            sink.add(SUPERSEDED, row, surveys.score().get(row));
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            sink.add(outcome(row), row, surveys.score().get(row));
        }

        private Outcome outcome(int row) {
            if (!surveys.answered().get(row)) {
                return DISMISSED;
            }
            if (latest && !surveys.identified().get(row)) {
                return UNIDENTIFIED;
            }
            long score = surveys.score().get(row) / UNITS;
            if (score >= PROMOTER_FROM) {
                return PROMOTER;
            }
            return score >= PASSIVE_FROM ? PASSIVE : DETRACTOR;
        }
    }

    private static final class PromoterTally implements Tally<PromoterTally> {
        private final OutcomeCounts counts = new OutcomeCounts(OUTCOMES);
        private final Confidence confidence;

        PromoterTally(Confidence confidence) {
            this.confidence = confidence;
        }

        @Override
        public void add(Outcome outcome, int row, long score) {
            counts.add(outcome);
        }

        @Override
        public void merge(PromoterTally other) {
            counts.merge(other.counts);
        }

        @Override
        public Measures finish() {
            long promoters = counts.of(PROMOTER);
            long detractors = counts.of(DETRACTOR);
            Optional<NetPromoterInterval> score = NetPromoterInterval.of(promoters, counts.of(PASSIVE), detractors);
            double difference = (double) promoters - detractors;
            return Measures.ratio(100 * difference / counts.counted(), difference, counts.counted())
                    .interval(score.map(known -> known.at(confidence)))
                    .score(score)
                    .excluded(counts.excluded())
                    .own(counts.columns())
                    .build();
        }
    }
}
