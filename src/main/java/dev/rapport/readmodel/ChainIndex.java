package dev.rapport.readmodel;

import java.util.Arrays;

/**
 * Finds the last row of a chain. Keeps only rows: whose chain it is, is read from their columns. For the one who patches;
 * readers don't need it.
 */
final class ChainIndex {
    private static final int FREE = 0;
    private static final int REMOVED = -1;
    private static final int SMALLEST = 16;
    private static final long LOW = 0xffff_ffffL;

    /** Rows, plus 1. */
    private int[] slots;
    /** How many slots are not free. */
    private int taken;

    /** An index with room for so many chains. */
    ChainIndex(int chains) {
        slots = new int[capacityFor(chains)];
    }

    private static int capacityFor(int chains) {
        return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(SMALLEST, 3L * chains / 2 + 1));
    }

    private int slotFor(int person, long thread) {
        long hash = person * 0x9E37_79B9_7F4A_7C15L ^ (thread + 1) * 0xC2B2_AE3D_27D4_EB4FL;
        hash = (hash ^ (hash >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return (int) (((hash >>> 32 & LOW) * slots.length) >>> 32);
    }

    private int following(int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    /** Where a chain lies, -1 when it is not there. */
    int slotOf(Chained facts, int person, long thread) {
        for (int slot = slotFor(person, thread); slots[slot] != FREE; slot = following(slot)) {
            int row = slots[slot] - 1;
            if (row >= 0 && facts.person(row) == person && facts.thread(row) == thread) {
                return slot;
            }
        }
        return -1;
    }

    /** The last row of the chain that lies there. */
    int last(int slot) {
        return slots[slot] - 1;
    }

    /** The chain that lies there has another last row. */
    void replace(int slot, int row) {
        slots[slot] = row + 1;
    }

    /** The chain that lies there is no more. */
    void remove(int slot) {
        slots[slot] = REMOVED;
    }

    /** Makes room for more chains. Each row that is here must be in its chain by the columns of {@code facts}. */
    void reserve(int more, Chained facts) {
        if (taken + (long) more <= slots.length / 4 * 3L) {
            return;
        }
        int[] before = slots;
        int live = (int) Arrays.stream(before).filter(slot -> slot > FREE).count();
        slots = new int[capacityFor(live + Math.max(more, live / 4))];
        taken = 0;
        for (int slot : before) {
            if (slot > FREE) {
                add(facts.person(slot - 1), facts.thread(slot - 1), slot - 1);
            }
        }
    }

    /** Adds a chain that is not there, for which there is room. */
    void add(int person, long thread, int row) {
        int slot = slotFor(person, thread);
        while (slots[slot] != FREE) {
            slot = following(slot);
        }
        slots[slot] = row + 1;
        taken++;
    }

    long bytes() {
        return Arrays8.of(slots.length, Integer.BYTES) + 24;
    }
}
