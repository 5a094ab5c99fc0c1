package dev.rapport.ingest;

import dev.rapport.event.SubmittedEvent;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one item of a body before it meets the journal. */
public sealed interface ParsedItem {

    /** An event that keeps every rule. */
    record Valid(SubmittedEvent event) implements ParsedItem {}

    /**
     * An item that can't be read or breaks rules.
     *
     * @param id its id, when that could be read
     * @param problem everything that is wrong with it
     */
    record Refused(@Nullable String id, Problem problem) implements ParsedItem {}

    /** An item that breaks rules, each of which is told. */
    static ParsedItem refused(@Nullable String id, List<Violation> violations) {
        return new Refused(id, Problem.validation(violations));
    }

    /** An item that is larger than one may be, with a sentence that says how large that is. */
    static ParsedItem tooLarge(String detail) {
        return new Refused(null, Problem.tooLarge(detail));
    }

    /** An item that can't even be read, with a sentence that says where and why. */
    static ParsedItem malformed(String detail) {
        return new Refused(null, Problem.malformed(detail));
    }
}
