package dev.rapport.ingest;

import java.util.List;

/** A body that can't be taken as a whole: it can't be read, is too large, or its CSV header is wrong. */
public final class BodyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why a body is refused. */
    public enum Cause {
        MALFORMED,
        TOO_LARGE,
        INVALID
    }

    private final Cause reason;
    private final transient List<Violation> violations;

    private BodyRefusedException(Cause reason, String detail, List<Violation> violations) {
        super(detail);
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    /** The body can't be read; {@code detail} says where and why. */
    public static BodyRefusedException malformed(String detail) {
        return new BodyRefusedException(Cause.MALFORMED, detail, List.of());
    }

    /** The body, or one line of it, exceeds a limit; {@code detail} names the limit. */
    public static BodyRefusedException tooLarge(String detail) {
        return new BodyRefusedException(Cause.TOO_LARGE, detail, List.of());
    }

    /** The body's header breaks rules, so that no row can be read. */
    public static BodyRefusedException invalid(String detail, List<Violation> violations) {
        return new BodyRefusedException(Cause.INVALID, detail, violations);
    }

    /** Why the body is refused. */
    public Cause reason() {
        return reason;
    }

    /** What is wrong with the header; empty for the other reasons. */
    public List<Violation> violations() {
        return violations;
    }
}
