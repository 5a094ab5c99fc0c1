package dev.rapport.platform.problem.http;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the problem behind a failure; what nobody knows is a defect. */
final class ProblemCauses {

    /** From the most to the least telling. */
    private static final List<Function<Throwable, Optional<Problem>>> KNOWN =
            List.of(ProblemCauses::thrownAsSuch, JsonProblems::from, SecurityProblems::from, DatabaseProblems::from);

    private ProblemCauses() {}

    /** The problem that a failure or one of its causes stands for. */
    static Optional<Problem> find(Throwable failure) {
        List<Throwable> chain = causes(failure);
        return KNOWN.stream()
                .flatMap(known -> chain.stream().map(known).flatMap(Optional::stream))
                .findFirst()
                .or(() -> chain.stream()
                        .map(HttpProblems::from)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Problem> thrownAsSuch(Throwable failure) {
        return failure instanceof ProblemException exception ? Optional.of(exception.problem()) : Optional.empty();
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = failure; next != null && !chain.contains(next); next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }
}
