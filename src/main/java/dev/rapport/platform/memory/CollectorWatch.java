package dev.rapport.platform.memory;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * Notices a collector that does nothing but collect and frees next to nothing. No collector but the parallel one makes an
 * OutOfMemoryError of that; without one the service would neither answer nor end.
 */
final class CollectorWatch {
    static final int ROUNDS = 15;

    private static final long MILLIS_BETWEEN = 1000;
    private static final double MOST_TIME = 0.9;
    private static final double LEAST_FREE = 0.05;

    private final long[] collected = new long[ROUNDS];
    private final long[] at = new long[ROUNDS];
    private final boolean[] full = new boolean[ROUNDS];
    private long rounds;

    /** Begins to watch, in a thread of its own. */
    static void start() {
        // What runs beside the program takes none of its time.
        GarbageCollectorMXBean[] collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(bean -> !bean.getName().contains("Concurrent")
                        && !bean.getName().contains("Cycles"))
                .toArray(GarbageCollectorMXBean[]::new);
        CollectorWatch watch = new CollectorWatch();
        Thread thread = new Thread(() -> watch.run(collectors), "collector-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(GarbageCollectorMXBean[] collectors) {
        Runtime heap = Runtime.getRuntime();
        try {
            while (true) {
                long millis = 0;
                for (GarbageCollectorMXBean collector : collectors) {
                    millis += Math.max(0, collector.getCollectionTime());
                }
                long free = heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
                if (isExhausted(millis, System.nanoTime() / 1_000_000, (double) free / heap.maxMemory())) {
                    OutOfMemory.end();
                }
                Thread.sleep(MILLIS_BETWEEN);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes a look; allocates nothing.
     *
     * @param collectedMillis how long was collected since the start
     * @param now by any clock, in milliseconds
     * @param free the share of the heap that is free
     * @return whether the last {@link #ROUNDS} looks saw hardly anything but collecting in a full heap
     */
    boolean isExhausted(long collectedMillis, long now, double free) {
        int place = (int) (rounds % ROUNDS);
        long span = now - at[place];
        boolean isOld = rounds >= ROUNDS;
        boolean collecting = isOld && collectedMillis - collected[place] >= MOST_TIME * span;
        at[place] = now;
        collected[place] = collectedMillis;
        full[place] = free <= LEAST_FREE;
        rounds++;
        if (!collecting) {
            return false;
        }
        for (boolean wasFull : full) {
            if (!wasFull) {
                return false;
            }
        }
        return true;
    }
}
