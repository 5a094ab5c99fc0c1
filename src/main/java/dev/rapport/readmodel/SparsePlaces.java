package dev.rapport.readmodel;

/** Which places of a page have a value at all, and which of the packed values is whose: for pages that are mostly empty. */
final class SparsePlaces {
    private final long[] bits;
    /** How many values lie before each word of bits. */
    private final char[] before;

    /** The places {@code i} below {@code length} for which the bit {@code i} is set. */
    SparsePlaces(long[] bits) {
        this.bits = bits;
        this.before = new char[bits.length];
        char sum = 0;
        for (int w = 0; w < bits.length; w++) {
            before[w] = sum;
            sum += (char) Long.bitCount(bits[w]);
        }
    }

    /** Where the value of a place lies among the packed ones; -1 when it has none. */
    int packed(int place) {
        int w = place >>> 6;
        long word = bits[w];
        long bit = 1L << place;
        return (word & bit) == 0 ? -1 : before[w] + Long.bitCount(word & (bit - 1));
    }

    /** What that many places cost. */
    static long bytes(int length) {
        int words = (length + 63) >>> 6;
        return Arrays8.of(words, Long.BYTES) + Arrays8.of(words, Character.BYTES) + 24;
    }
}
