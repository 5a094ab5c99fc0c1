package dev.rapport.ingest.http;

import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds how much is under way; what does not fit is refused before anything of it is accepted. */
@ApplicationScoped
public class IngestGate {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int UNIT = 1 << 16;

    private final Semaphore requests;
    private final Semaphore streams;
    private final Semaphore deliveries;
    private final Semaphore documentMemory;

    IngestGate(IngestConfiguration limits) {
        this.requests = new Semaphore(limits.maxConcurrentRequests());
        this.streams = new Semaphore(limits.maxConcurrentStreams());
        this.deliveries = new Semaphore(limits.maxConcurrentDeliveries());
        this.documentMemory =
                new Semaphore(Math.toIntExact(limits.maxDocumentsInMemory().asLongValue() / UNIT));
    }

    /** Something taken, to be given back; once is enough. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    /** Lets one more request in. */
    Pass enter() {
        return pass(requests, "too many requests are in progress");
    }

    /** Lets one more stream in. */
    Pass enterStream() {
        return pass(streams, "too many streams are in progress");
    }

    /** Lets one more delivery be read by a thread that waits for it. */
    Pass enterDelivery() {
        return pass(deliveries, "too many deliveries are in progress");
    }

    /** The memory that one document takes while it is read and written. */
    DocumentMemory document() {
        return new DocumentMemory();
    }

    private static Pass pass(Semaphore places, String refusal) {
        if (!places.tryAcquire()) {
            throw overloaded(refusal);
        }
        AtomicBoolean isIn = new AtomicBoolean(true);
        return () -> {
            if (isIn.compareAndSet(true, false)) {
                places.release();
            }
        };
    }

    private static ProblemException overloaded(String refusal) {
        return Problem.overloaded(refusal + "; nothing of this one was accepted, send it again", RETRY_AFTER)
                .toException();
    }

    /** Grows as a document arrives and is read. */
    final class DocumentMemory implements Pass {
        private int units;
        private boolean isGivenBack;

        /** Makes sure that {@code bytes} of the document are accounted for. */
        synchronized void growTo(long bytes) {
            if (isGivenBack) {
                throw new IllegalStateException("the request that the document belongs to has ended");
            }
            while ((long) units * UNIT < bytes) {
                if (!documentMemory.tryAcquire()) {
                    throw overloaded("too many large documents are in progress");
                }
                units++;
            }
        }

        @Override
        public synchronized void close() {
            isGivenBack = true;
            documentMemory.release(units);
            units = 0;
        }
    }
}
