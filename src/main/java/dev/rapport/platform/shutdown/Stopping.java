package dev.rapport.platform.shutdown;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Whether the service is to stop, and what is still under way. */
@ApplicationScoped
public class Stopping {
    private static final Logger LOG = Logger.getLogger(Stopping.class);
    /** A refusal is under way for a moment; who goes on asking does not hold the service up. */
    private static final Duration REFUSING = Duration.ofMillis(250);

    private final ShutdownConfiguration limits;
    private final Set<Runnable> told = ConcurrentHashMap.newKeySet();
    private volatile boolean hasBegun;
    private volatile long deadline;
    private int underWay;
    private int refused;

    Stopping(ShutdownConfiguration limits) {
        this.limits = limits;
    }

    /** Is told no more once closed. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Whether the service is to stop, and takes nothing new. */
    public boolean hasBegun() {
        return hasBegun;
    }

    /** How much of the time is left that stopping may take, from its beginning on. */
    public Duration timeLeft() {
        return hasBegun ? Duration.ofNanos(Math.max(0, deadline - System.nanoTime())) : limits.timeout();
    }

    /** Has somebody told when the service is to stop, at once if it is already; may be told twice. */
    public Registration whenBegun(Runnable listener) {
        told.add(listener);
        if (hasBegun) {
            listener.run();
        }
        return () -> told.remove(listener);
    }

    /** Counts a request in, unless the service is to stop. */
    synchronized boolean enter() {
        if (hasBegun) {
            refused++;
            return false;
        }
        underWay++;
        return true;
    }

    /** A request that was counted in has its whole answer, or nobody who waits for it. */
    synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** The same of one that was not let in. */
    synchronized void leaveRefused() {
        refused--;
        notifyAll();
    }

    /** The first thing that happens at SIGTERM, while all is still there; nothing else happens until this returns. */
    void drain(@Observes ShutdownDelayInitiatedEvent signal) throws InterruptedException {
        long begin = System.nanoTime();
        deadline = begin + limits.timeout().toNanos();
        synchronized (this) {
            hasBegun = true;
        }
        told.forEach(Runnable::run);
        long noticeEnds = begin + limits.notice().toNanos();
        synchronized (this) {
            while (millisUntil(noticeEnds) > 0) {
                wait(millisUntil(noticeEnds));
            }
            while (underWay > 0 && millisUntil(deadline) > 0) {
                wait(millisUntil(deadline));
            }
            if (underWay > 0) {
                LOG.warnf("shutdown timed out with %d requests still in progress", underWay);
            }
            long refusing = System.nanoTime() + REFUSING.toNanos();
            while (refused > 0 && millisUntil(refusing) > 0) {
                wait(millisUntil(refusing));
            }
        }
    }

    private static long millisUntil(long instant) {
        return Duration.ofNanos(instant - System.nanoTime()).toMillis();
    }
}
