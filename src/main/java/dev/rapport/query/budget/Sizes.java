package dev.rapport.query.budget;

/** Sizes of memory as people read them. */
final class Sizes {
    private static final long MEBIBYTE = 1L << 20;

    private Sizes() {}

    /** In mebibytes, rounded up. */
    static String told(long bytes) {
        return "%,d MiB".formatted((bytes + MEBIBYTE - 1) / MEBIBYTE);
    }
}
