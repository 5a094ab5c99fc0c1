package dev.rapport.query;

import dev.rapport.metric.TooManyFactsException;
import dev.rapport.platform.problem.Problem;
import java.util.function.Supplier;

/** Lists the facts behind numbers, or says that there are too many. */
public final class FactsBehind {
    private FactsBehind() {}

    /**
     * What is made of such a list.
     *
     * @throws dev.rapport.platform.problem.ProblemException when there are too many facts
     */
    public static <T> T of(Supplier<T> list) {
        try {
            return list.get();
        } catch (TooManyFactsException tooMany) {
            throw Problem.validation("from", tooMany.getMessage() + "; ask about a shorter range, or filter")
                    .toException();
        }
    }
}
