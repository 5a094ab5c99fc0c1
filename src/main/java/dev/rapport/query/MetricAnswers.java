package dev.rapport.query;

import dev.rapport.metric.Answer;
import dev.rapport.metric.Effort;
import dev.rapport.metric.Evaluation;
import dev.rapport.metric.Need;
import dev.rapport.metric.Warning;
import dev.rapport.readmodel.Moment;
import dev.rapport.readmodel.PastModels;
import dev.rapport.readmodel.ReadModels;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SubjectNames;
import dev.rapport.time.Buckets;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Answers requests from the facts of their moment. */
@ApplicationScoped
public class MetricAnswers {
    private final ReadModels readModels;
    private final PastModels pastModels;
    private final Notices notices;

    MetricAnswers(ReadModels readModels, PastModels pastModels, Notices notices) {
        this.readModels = readModels;
        this.pastModels = pastModels;
        this.notices = notices;
    }

    /**
     * An answer with what it is compared with.
     *
     * @param compared the other period's answer, when one was asked for
     * @param version the version of the data that was counted
     */
    public record Answered(MetricRequest request, Answer answer, Optional<Answer> compared, long version) {}

    /** The facts as they are now: what they were at any moment is known by their epoch and version. */
    public Snapshot live(WorkspaceId workspace) {
        return readModels.current(workspace);
    }

    /** The facts that a request is about. */
    public Snapshot factsFor(MetricRequest request, WorkspaceId workspace, Snapshot live) {
        Optional<Moment> moment = request.moment();
        return moment.isEmpty()
                ? live
                : pastModels.at(workspace, live, moment.get()).facts();
    }

    /** What should be known beside every number of these facts for the time being. */
    public List<Warning> notices(WorkspaceId workspace, Snapshot facts) {
        return notices.of(workspace, facts);
    }

    /** What the subjects of these facts are. */
    public SubjectNames namesFor(MetricRequest request, WorkspaceId workspace, Snapshot live) {
        Optional<Moment> moment = request.moment();
        return moment.isEmpty()
                ? readModels.names(workspace)
                : pastModels.at(workspace, live, moment.get()).names();
    }

    /**
     * Answers.
     *
     * @throws dev.rapport.platform.problem.ProblemException when that takes more than it may
     */
    public Answered answer(MetricRequest request, WorkspaceId workspace, Snapshot live, Effort effort) {
        // Facts as they were may take minutes to find: not for buckets that are too many by themselves.
        effort.rows(
                Buckets.estimate(request.question().range(), request.question().grain()));
        Snapshot facts = factsFor(request, workspace, live);
        Answer answer = Evaluation.of(request.metric(), facts, request.question(), effort);
        for (Warning notice : notices.of(workspace, facts)) {
            answer = answer.with(notice);
        }
        if (request.moment().isPresent()) {
            answer = answer.forEver();
            if (!pastModels.at(workspace, live, request.moment().get()).reproducible()) {
                answer = answer.with(
                        new Warning(
                                "not_reproducible",
                                "a customer has been erased since: what was known at that moment can't be told in full any more"));
            }
        }
        Optional<Answer> compared = request.compared()
                .map(range -> Evaluation.of(
                        request.metric(), facts, request.question().over(range), effort.beside()));
        return new Answered(request, answer, compared, facts.version());
    }

    /** What an answer will take, without making it. */
    public Need need(MetricRequest request, WorkspaceId workspace, Snapshot live, Effort effort, Need affordable) {
        effort.rows(
                Buckets.estimate(request.question().range(), request.question().grain()));
        Snapshot facts = factsFor(request, workspace, live);
        Need need = Evaluation.need(request.metric(), facts, request.question(), effort, affordable);
        long beside = request.compared()
                .map(range -> Evaluation.need(
                                request.metric(), facts, request.question().over(range), effort.beside(), affordable)
                        .bytes())
                .orElse(0L);
        return new Need(need.rows(), need.bytes() + beside + AnswerRows.bytesOfOrder(request, need.rows()));
    }
}
