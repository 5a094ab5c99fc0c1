package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.Snapshot;
import java.util.List;

/** First contact resolution as customers see it: the share that says their issue was solved. */
public final class SurveyedFirstContactResolution implements Metric {
    private static final AnswerClasses CLASSES = new AnswerClasses("yes", "no");

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "fcr_survey",
            "First contact resolution, as customers say",
            1,
            Unit.FRACTION,
            UnitOfCount.EVENT,
            "responded_at",
            List.of("survey responses of kind resolution"),
            "yes / (yes + no) of the answers to \"was your issue solved?\"; Wilson interval",
            List.of(
                    "The last answer to one question about one subject counts.",
                    "Dismissed questions are excluded and counted.",
                    "It is never mixed with fcr and fcr_agent; /v1/metrics/fcr/agreement says where they differ."),
            "18 of 30: 0.60 [0.4232, 0.7541].",
            "Metrics contract of Rapport; Wilson 1927 for the interval",
            SurveyScan.DIMENSIONS,
            List.of(),
            CLASSES.all(),
            List.of());

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public FactKind factKind(OptionValues options) {
        return FactKind.SURVEY_RESPONSE;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new ResolutionScan(snapshot, question);
    }

    private static final class ResolutionScan extends SurveyScan<ProportionTally> {
        ResolutionScan(Snapshot snapshot, Question question) {
            super(snapshot, question, SurveyKind.RESOLUTION);
        }

        @Override
        public ProportionTally tally() {
            return new ProportionTally(CLASSES.all(), question.confidence());
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            sink.add(
                    CLASSES.of(surveys.answered().get(row), surveys.satisfied().get(row)),
                    row,
                    surveys.score().get(row));
        }
    }
}
