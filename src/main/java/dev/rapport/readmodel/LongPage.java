package dev.rapport.readmodel;

import static dev.rapport.readmodel.LongColumn.ABSENT;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one block, as small as they allow: as distances from the smallest one in the largest unit that fits all
 * (seconds and milliseconds of times, hundredths of amounts) in 4 bytes, or 6, else as they are; only the present ones
 * where few are.
 */
final class LongPage {
    private static final long[] UNITS = {1_000_000, 1_000, 100, 1};
    private static final long LOW = 0xffff_ffffL;
    private static final long MAX_SHORT_CODE = LOW;
    private static final long MAX_CODE = 0xffff_ffff_ffffL;

    private final int length;
    private final long min;
    private final long max;
    private final long unit;
    private final @Nullable SparsePlaces sparse;
    /** Distance from min in units, plus 1; 0 is absent. Null when {@link #longs} has the values. */
    private final int @Nullable [] low;

    private final char @Nullable [] high;
    private final long @Nullable [] longs;

    private LongPage(int length, long min, long max, long unit, @Nullable SparsePlaces sparse, long[] packed) {
        this.length = length;
        this.min = min;
        this.max = max;
        this.unit = unit;
        this.sparse = sparse;
        long codes = max - min < 0 ? Long.MAX_VALUE : (max - min) / unit + 1;
        if (codes > MAX_CODE) {
            this.low = null;
            this.high = null;
            this.longs = packed;
            return;
        }
        this.longs = null;
        this.low = new int[packed.length];
        this.high = codes > MAX_SHORT_CODE ? new char[packed.length] : null;
        for (int i = 0; i < packed.length; i++) {
            long code = packed[i] == ABSENT ? 0 : (packed[i] - min) / unit + 1;
            low[i] = (int) code;
            if (high != null) {
                high[i] = (char) (code >>> 32);
            }
        }
    }

    /** The page of the first {@code length} values; null when all are absent. */
    static @Nullable LongPage of(long[] values, int length) {
        int present = 0;
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < length; i++) {
            long value = values[i];
            if (value != ABSENT) {
                present++;
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (present == 0) {
            return null;
        }
        long unit = unit(values, length, min);
        boolean isSparse = 2 * (SparsePlaces.bytes(length) + present * 6L) <= length * 6L;
        return isSparse
                ? new LongPage(length, min, max, unit, places(values, length), packed(values, length, present))
                : new LongPage(length, min, max, unit, null, Arrays.copyOf(values, length));
    }

    private static long unit(long[] values, int length, long min) {
        int u = 0;
        for (int i = 0; i < length && u < UNITS.length - 1; i++) {
            while (values[i] != ABSENT && (values[i] - min) % UNITS[u] != 0) {
                u++;
            }
        }
        return UNITS[u];
    }

    private static SparsePlaces places(long[] values, int length) {
        long[] bits = new long[(length + 63) >>> 6];
        for (int i = 0; i < length; i++) {
            if (values[i] != ABSENT) {
                bits[i >>> 6] |= 1L << i;
            }
        }
        return new SparsePlaces(bits);
    }

    private static long[] packed(long[] values, int length, int present) {
        long[] packed = new long[present];
        int n = 0;
        for (int i = 0; i < length; i++) {
            if (values[i] != ABSENT) {
                packed[n++] = values[i];
            }
        }
        return packed;
    }

    long get(int place) {
        if (place >= length) {
            return ABSENT;
        }
        int i = place;
        if (sparse != null) {
            i = sparse.packed(place);
            if (i < 0) {
                return ABSENT;
            }
        }
        if (low == null) {
            return java.util.Objects.requireNonNull(longs)[i];
        }
        long code = low[i] & LOW;
        if (high != null) {
            code |= (long) high[i] << 32;
        }
        return code == 0 ? ABSENT : min + (code - 1) * unit;
    }

    /** Copies a page, null for one without values, and fills up with {@link LongColumn#ABSENT}. */
    static void read(@Nullable LongPage page, long[] into) {
        int length = page == null ? 0 : page.length;
        if (page != null) {
            if (page.sparse == null && page.low != null && page.high == null) {
                page.readShortCodes(page.low, into);
            } else {
                for (int i = 0; i < length; i++) {
                    into[i] = page.get(i);
                }
            }
        }
        Arrays.fill(into, length, Blocks.ROWS, ABSENT);
    }

    private void readShortCodes(int[] codes, long[] into) {
        long base = min - unit;
        for (int i = 0; i < codes.length; i++) {
            into[i] = codes[i] == 0 ? ABSENT : base + (codes[i] & LOW) * unit;
        }
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }

    long bytes() {
        long bytes = 72;
        bytes += low == null ? 0 : Arrays8.of(low.length, Integer.BYTES);
        bytes += high == null ? 0 : Arrays8.of(high.length, Character.BYTES);
        bytes += longs == null ? 0 : Arrays8.of(longs.length, Long.BYTES);
        return bytes + (sparse == null ? 0 : SparsePlaces.bytes(length));
    }
}
