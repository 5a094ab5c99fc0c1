package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.Snapshot;
import java.util.List;

/** Customer effort: the share of answers that agree that the company made it easy. */
public final class CustomerEffort implements Metric {
    private static final AnswerClasses CLASSES = new AnswerClasses("agree", "not_agree");

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "ces",
            "Customer effort score",
            1,
            Unit.FRACTION,
            UnitOfCount.EVENT,
            "responded_at",
            List.of("survey responses of kind ces"),
            "agree / answered to \"the company made it easy\"; agree = 5 to 7 of 1-7, 4 or 5 of 1-5; Wilson interval",
            List.of(
                    "Higher is easier. Scales are 1-7 and 1-5; others are refused at the door.",
                    "The last answer to one question about one subject counts.",
                    "Dismissed questions are excluded and counted.",
                    "mean and distribution are given for each scale in scales; mean is null when a cell has several scales."),
            "27 of 40 agree: 0.675 [0.5202, 0.7992].",
            "Dixon, Freeman and Toman 2010 for the measure; Wilson 1927 for the interval",
            SurveyScan.DIMENSIONS,
            List.of(),
            CLASSES.all(),
            ScoreTally.COLUMNS);

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
        return new AnswerScan(snapshot, question, SurveyKind.CES, CLASSES);
    }
}
