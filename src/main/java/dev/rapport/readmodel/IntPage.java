package dev.rapport.readmodel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one block, as small as they allow: nothing when all are equal, else 1, 2 or 4 bytes each, and only those
 * above 0 where few are.
 */
final class IntPage {
    private final int length;
    private final @Nullable SparsePlaces sparse;
    private final byte @Nullable [] bytes;
    private final char @Nullable [] chars;
    private final int @Nullable [] ints;
    private final int constant;

    private IntPage(int length, int min, int max, @Nullable SparsePlaces sparse, int[] packed) {
        this.length = length;
        this.sparse = sparse;
        this.constant = max;
        boolean equal = min == max;
        this.bytes = !equal && max <= 0xff ? toBytes(packed) : null;
        this.chars = !equal && max > 0xff && max <= 0xffff ? toChars(packed) : null;
        this.ints = !equal && max > 0xffff ? packed : null;
    }

    /** The page of the first {@code length} numbers; null when all are 0. */
    static @Nullable IntPage of(int[] values, int length) {
        int above = 0;
        int max = 0;
        int min = Integer.MAX_VALUE;
        int minAbove = Integer.MAX_VALUE;
        for (int i = 0; i < length; i++) {
            int value = values[i];
            max = Math.max(max, value);
            min = Math.min(min, value);
            if (value != 0) {
                above++;
                minAbove = Math.min(minAbove, value);
            }
        }
        if (max == 0) {
            return null;
        }
        int width = max <= 0xff ? 1 : max <= 0xffff ? 2 : 4;
        int packedWidth = minAbove == max ? 0 : width;
        boolean isSparse =
                min != max && 2 * (SparsePlaces.bytes(length) + (long) above * packedWidth) <= (long) length * width;
        return isSparse
                ? new IntPage(length, minAbove, max, places(values, length), packed(values, length, above))
                : new IntPage(length, min, max, null, Arrays.copyOf(values, length));
    }

    private static SparsePlaces places(int[] values, int length) {
        long[] bits = new long[(length + 63) >>> 6];
        for (int i = 0; i < length; i++) {
            if (values[i] != 0) {
                bits[i >>> 6] |= 1L << i;
            }
        }
        return new SparsePlaces(bits);
    }

    private static int[] packed(int[] values, int length, int above) {
        int[] packed = new int[above];
        int n = 0;
        for (int i = 0; i < length; i++) {
            if (values[i] != 0) {
                packed[n++] = values[i];
            }
        }
        return packed;
    }

    private static byte[] toBytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static char[] toChars(int[] values) {
        char[] chars = new char[values.length];
        for (int i = 0; i < values.length; i++) {
            chars[i] = (char) values[i];
        }
        return chars;
    }

    int get(int place) {
        if (place >= length) {
            return 0;
        }
        int i = place;
        if (sparse != null) {
            i = sparse.packed(place);
            if (i < 0) {
                return 0;
            }
        }
        if (bytes != null) {
            return bytes[i] & 0xff;
        }
        if (chars != null) {
            return chars[i];
        }
        return ints != null ? ints[i] : constant;
    }

    /** Copies a page, null for one of zeros, and fills up with 0. */
    static void read(@Nullable IntPage page, int[] into) {
        int length = page == null ? 0 : page.length;
        if (page != null) {
            page.readInto(into);
        }
        Arrays.fill(into, length, Blocks.ROWS, 0);
    }

    private void readInto(int[] into) {
        if (sparse != null) {
            for (int i = 0; i < length; i++) {
                into[i] = get(i);
            }
        } else if (bytes != null) {
            for (int i = 0; i < bytes.length; i++) {
                into[i] = bytes[i] & 0xff;
            }
        } else if (chars != null) {
            for (int i = 0; i < chars.length; i++) {
                into[i] = chars[i];
            }
        } else if (ints != null) {
            System.arraycopy(ints, 0, into, 0, length);
        } else {
            Arrays.fill(into, 0, length, constant);
        }
    }

    long bytes() {
        long sum = 48;
        sum += bytes == null ? 0 : Arrays8.of(bytes.length, Byte.BYTES);
        sum += chars == null ? 0 : Arrays8.of(chars.length, Character.BYTES);
        sum += ints == null ? 0 : Arrays8.of(ints.length, Integer.BYTES);
        return sum + (sparse == null ? 0 : SparsePlaces.bytes(length));
    }
}
