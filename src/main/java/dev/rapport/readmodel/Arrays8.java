package dev.rapport.readmodel;

/** What arrays cost in memory, with their header and rounded up to 8 bytes. */
final class Arrays8 {
    private static final int HEADER = 16;

    private Arrays8() {}

    static long of(long length, int width) {
        return HEADER + ((length * width + 7) & ~7L);
    }
}
