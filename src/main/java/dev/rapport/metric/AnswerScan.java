package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.Snapshot;

/** Classifies the answers to one kind of question by the end of the scale that they are at. */
final class AnswerScan extends SurveyScan<ScoreTally> {
    private final AnswerClasses classes;

    AnswerScan(Snapshot snapshot, Question question, SurveyKind kind, AnswerClasses classes) {
        super(snapshot, question, kind);
        this.classes = classes;
    }

    @Override
    public ScoreTally tally() {
        return new ScoreTally(surveys, classes.all(), question.confidence());
    }

    @Override
    public int bytesPerTally() {
        return Footprint.COUNTS + Footprint.SCORES;
    }

    @Override
    public void classify(int row, Cell cell, Sink sink) {
        boolean answered = surveys.answered().get(row);
        sink.add(
                classes.of(answered, surveys.satisfied().get(row)),
                row,
                surveys.score().get(row));
    }
}
