package dev.rapport.readmodel;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The memory that all models share: those that are there, of now and of the past, and those that are being loaded. A load
 * takes its room before it begins; what was used least recently makes room. What could never have room is refused before
 * anything is read.
 */
@ApplicationScoped
class ModelMemory {
    static final String SETTING = "RAPPORT_READ_MODEL_MEMORY";

    private static final Logger LOG = Logger.getLogger(ModelMemory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final long MEBIBYTE = 1L << 20;

    private final long budget;
    private final Set<Holder> holders = ConcurrentHashMap.newKeySet();
    private final AtomicLong uses = new AtomicLong();
    private long loading;

    /** Who holds a model. */
    interface Holder {
        /** What it costs in memory, 0 when there is none. */
        long bytes();

        /** When it was last used, as a number that ascends. */
        long lastUsed();

        /** Forgets it; who reads it goes on reading. Must not wait for anything. */
        void evict();
    }

    @Inject
    ModelMemory(ReadModelSettings settings) {
        this(settings.memory().map(MemorySize::asLongValue).orElse((long)
                (Runtime.getRuntime().maxMemory() * settings.heapShare())));
    }

    /** So many bytes. */
    ModelMemory(long budget) {
        this.budget = budget;
    }

    /** The number of a use: later ones are higher. */
    long nextUse() {
        return uses.incrementAndGet();
    }

    void add(Holder holder) {
        holders.add(holder);
    }

    void remove(Holder holder) {
        holders.remove(holder);
    }

    /** What all models cost that are there. */
    long bytes() {
        return holders.stream().mapToLong(Holder::bytes).sum();
    }

    /**
     * Takes room for a model that is about to be loaded in the place of the one that the holder may have.
     *
     * @param need what it will cost, estimated
     * @throws ProblemException {@code workspace-too-large} when it never has room, {@code overloaded} when others that are
     *     being loaded have it
     */
    synchronized Load begin(Holder loader, long need) {
        if (need > budget) {
            throw tooLarge(need);
        }
        Load load = new Load(loader);
        load.take(need);
        return load;
    }

    /** A model has become larger: others make room, or it goes itself. */
    synchronized void settle(Holder inUse) {
        long bytes = inUse.bytes();
        if (bytes > budget) {
            inUse.evict();
            throw tooLarge(bytes);
        }
        makeRoom(inUse, bytes);
    }

    private boolean makeRoom(Holder inUse, long bytes) {
        while (others(inUse) + loading + bytes > budget) {
            Holder oldest = holders.stream()
                    .filter(holder -> holder != inUse && holder.bytes() > 0)
                    .min(Comparator.comparingLong(Holder::lastUsed))
                    .orElse(null);
            if (oldest == null) {
                return false;
            }
            LOG.debugf("the read models cost %d bytes of %d; one makes room", bytes(), budget);
            oldest.evict();
        }
        return true;
    }

    private long others(Holder inUse) {
        return holders.stream()
                .filter(holder -> holder != inUse)
                .mapToLong(Holder::bytes)
                .sum();
    }

    /** The refusal of a model that never has room. */
    ProblemException tooLarge(long need) {
        return Problem.workspaceTooLarge(
                        ("The facts of this workspace take about %,d MiB in memory; this server has %,d MiB for all"
                                        + " workspaces. Raise %s, and the heap with it. The workspace still accepts events.")
                                .formatted(mebibytes(need), mebibytes(budget), SETTING),
                        need,
                        budget,
                        SETTING)
                .toException();
    }

    private static long mebibytes(long bytes) {
        return (bytes + MEBIBYTE - 1) / MEBIBYTE;
    }

    private static ProblemException busy() {
        return Problem.overloaded(
                        "The memory that this workspace needs is in use while others are loaded; nothing was"
                                + " counted. Ask again in a moment.",
                        RETRY_AFTER)
                .toException();
    }

    /** The room of a model that is being loaded. */
    final class Load implements AutoCloseable {
        private final Holder loader;
        private long taken;

        private Load(Holder loader) {
            this.loader = loader;
        }

        private void take(long more) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!makeRoom(loader, more)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (millis <= 0) {
                    throw busy();
                }
                try {
                    ModelMemory.this.wait(millis);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw busy();
                }
            }
            loading += more;
            taken += more;
        }

        /**
         * So much is there by now; when that is more than was thought, more room is taken.
         *
         * @throws ProblemException as when it began: the load must stop
         */
        void measured(long bytes) {
            if (bytes > taken) {
                synchronized (ModelMemory.this) {
                    if (bytes > budget) {
                        throw tooLarge(bytes);
                    }
                    take(Math.min(budget - taken, Math.max(bytes - taken, taken / 8)));
                }
            }
        }

        /** The load has ended; what it has made is counted where it is held. */
        @Override
        public void close() {
            synchronized (ModelMemory.this) {
                loading -= taken;
                taken = 0;
                ModelMemory.this.notifyAll();
            }
        }
    }
}
