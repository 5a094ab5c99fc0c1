package dev.rapport.platform.problem.http;

import dev.rapport.platform.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * What becomes of a problem that nobody waits for any more, as when a sender breaks off in the middle of a stream: it is no
 * error of the service, and the log must not say so. What was not foreseen is one, whoever waits.
 */
@Singleton
final class UnheardProblems {
    private static final Logger LOG = Logger.getLogger(UnheardProblems.class);

    void onStart(@Observes StartupEvent started) {
        Infrastructure.setDroppedExceptionHandler(UnheardProblems::note);
    }

    private static void note(Throwable dropped) {
        if (dropped instanceof ProblemException unheard) {
            LOG.debugf("the client disconnected before the answer was ready: %s", unheard.getMessage());
        } else {
            LOG.error("a request failed after its answer was sent", dropped);
        }
    }
}
