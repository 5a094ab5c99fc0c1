package dev.rapport.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads from the marks of a page what becomes of its blocks. A mark is a comment right before the block:
 *
 * <ul>
 *   <li>none: a block of {@code sh} is run; one of {@code json}, {@code csv} or {@code text} right below is its answer,
 *   <li>{@code answer}: the answer to the block before, with prose between,
 *   <li>{@code run: the service}: goes on running, and the other blocks talk to it,
 *   <li>{@code run: with the service stopped}: it is stopped before and started again behind,
 *   <li>{@code run: as the owner} and the other {@link DatabaseSession}s: where a block of {@code sql} is run,
 *   <li>{@code file: NAME}: a file that other blocks read,
 *   <li>{@code body: POST PATH [AROUND]}: is posted, alone or in place of the {@code …} in what is around it,
 *   <li>{@code not run: REASON}: one of {@link Reason}.
 * </ul>
 */
final class Steps {
    private static final String ANSWER = "answer";
    private static final String RUN = "run: ";
    private static final String SERVICE = "the service";
    private static final String STOPPED = "with the service stopped";
    private static final String FILE = "file: ";
    private static final String BODY = "body: POST ";
    private static final String NOT_RUN = "not run: ";

    private Steps() {}

    /** The steps of a page in its order; every block is in exactly one of them. */
    static List<Step> of(List<Block> blocks) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Step step = of(blocks.get(i), i + 1 < blocks.size() ? answer(blocks.get(i + 1)) : Optional.empty());
            steps.add(step);
            if (step.answer().isPresent()) {
                i++;
            }
        }
        return steps;
    }

    private static Optional<Block> answer(Block next) {
        boolean shownAsAnswer =
                next.marks().isEmpty() ? next.follows() : next.marks().contains(ANSWER);
        return Optional.of(next).filter(block -> shownAsAnswer && Answer.LANGUAGES.contains(block.language()));
    }

    private static Step of(Block block, Optional<Block> answer) {
        if (block.marks().size() > 1) {
            return new Step.Unclear(block, "has several marks: " + block.marks());
        }
        if (block.marks().isEmpty()) {
            return block.language().equals("sh")
                    ? new Step.Commands(block, answer)
                    : new Step.Unclear(
                            block,
                            "a block of \"%s\" is neither run, nor an answer, nor marked with a reason"
                                    .formatted(block.language()));
        }
        return marked(block, block.marks().get(0), answer)
                .orElseGet(() -> new Step.Unclear(
                        block,
                        "the mark \"%s\" means nothing here; reasons not to be run are: %s"
                                .formatted(block.marks().get(0), Reason.all())));
    }

    private static Optional<Step> marked(Block block, String mark, Optional<Block> answer) {
        if (mark.startsWith(NOT_RUN)) {
            return Reason.of(mark.substring(NOT_RUN.length())).map(reason -> new Step.NotRun(block, reason));
        }
        if (mark.startsWith(FILE)) {
            return Optional.of(new Step.File(block, mark.substring(FILE.length())));
        }
        if (mark.startsWith(BODY)) {
            String[] words = mark.substring(BODY.length()).split(" ", 2);
            return Optional.of(
                    new Step.Body(block, words[0], words.length == 2 ? Optional.of(words[1]) : Optional.empty()));
        }
        if (mark.equals(RUN + SERVICE) && block.language().equals("sh")) {
            return Optional.of(new Step.Service(block));
        }
        if (mark.equals(RUN + STOPPED) && block.language().equals("sh")) {
            return Optional.of(new Step.WhileStopped(block));
        }
        if (mark.startsWith(RUN) && block.language().equals("sql")) {
            return DatabaseSession.of(mark.substring(RUN.length()))
                    .map(session -> new Step.Statements(block, session, answer));
        }
        return Optional.empty();
    }
}
