package dev.rapport.ingest;

import dev.rapport.event.SubmittedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one item of a body before it meets the journal. */
public sealed interface ParsedItem {

    /** An event that keeps every rule. */
    record Valid(SubmittedEvent event) implements ParsedItem {}

    /**
     * An item that breaks rules.
     *
     * @param id its id, when that could be read
     * @param violations every rule that it breaks; at least one
     */
    record Refused(@Nullable String id, List<Violation> violations) implements ParsedItem {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /** An item that could not even be read, with a sentence that says where and why. */
    record Malformed(String detail) implements ParsedItem {}
}
