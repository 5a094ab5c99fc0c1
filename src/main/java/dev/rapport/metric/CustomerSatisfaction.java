package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.Snapshot;
import java.util.List;

/** Customer satisfaction: the share of answers that are satisfied ones. */
public final class CustomerSatisfaction implements Metric {
    private static final AnswerClasses CLASSES = new AnswerClasses("satisfied", "not_satisfied");

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
        return new AnswerScan(snapshot, question, SurveyKind.CSAT, CLASSES);
    }
}
