package dev.rapport.platform.problem.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnheardProblemsIT {
    @Test
    void aSenderWhoHasGoneIsNoErrorAndADefectIsOne() {
        assertThat(loudly(Problem.tooLarge("a row is too long").toException())).isEmpty();
        Throwable defect = new IllegalStateException("a defect");
        assertThat(loudly(defect)).containsExactly(defect);
    }

    /** What is said with a warning or louder, in whatever category. */
    private static List<Throwable> loudly(Throwable dropped) {
        List<Throwable> said = new CopyOnWriteArrayList<>();
        Thread here = Thread.currentThread();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (Thread.currentThread() == here && entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    said.add(entry.getThrown() == null ? new Throwable(entry.getMessage()) : entry.getThrown());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            Infrastructure.handleDroppedException(dropped);
        } finally {
            root.removeHandler(listener);
        }
        return said;
    }
}
