package dev.rapport.ingest;

import dev.rapport.platform.problem.Problem;

/** What to say when a body can't be read to its end: its sender went away, or it can't be decompressed. */
public final class BrokenBody {
    private BrokenBody() {}

    /** Nobody may be there to read it; it keeps a sender's defect from looking like one of the service. */
    public static Problem problem() {
        return Problem.malformed("the body was cut off, or is not compressed as its Content-Encoding says");
    }

    /** The same of a stream, of which so many whole lines were read. */
    static Problem problem(long lines) {
        return Problem.malformed(
                "the body was cut off after line %,d, or is not compressed as its Content-Encoding says"
                        .formatted(lines));
    }
}
