package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** While one writes, others read: each sees one version, whole, and none older than what was acknowledged before. */
@QuarkusTest
class ReadModelsConcurrencyIT {
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final int VERSIONS = 150;
    private static final int PER_VERSION = 5;
    private static final int READERS = 4;

    private final TestDatabase database = TestDatabase.get();
    private final WorkspaceId workspace = database.newWorkspace();
    private final AtomicLong acknowledged = new AtomicLong();

    @Test
    void readers_see_one_version_whole_and_what_was_acknowledged() throws Exception {
        ReadModels one = database.readModels(new SimpleMeterRegistry());
        ReadModels other = database.readModels(new SimpleMeterRegistry());
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(reader(i % 2 == 0 ? one : other)));
            }
            for (int version = 1; version <= VERSIONS; version++) {
                acknowledged.set(
                        database.journal().append(workspace, batch(version)).version());
            }
            for (Future<Long> reader : readers) {
                assertThat(reader.get()).isEqualTo(VERSIONS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Some interactions of this version's topic and one customer, and the priority of the first ones set to the version. */
    private static List<SubmittedEvent> batch(int version) {
        List<SubmittedEvent> events = new ArrayList<>();
        for (int i = 0; i < PER_VERSION; i++) {
            events.add(new SubmittedEvent(
                    EventType.INTERACTION_OPENED,
                    new EventKey("test", "o" + version + "-" + i),
                    new Subject("v" + version + "-" + i),
                    START.plusSeconds(version),
                    FieldValues.builder()
                            .text(Field.CUSTOMER_ID, "one")
                            .text(Field.TOPIC, "topic " + version)
                            .build()));
            events.add(new SubmittedEvent(
                    EventType.INTERACTION_UPDATED,
                    new EventKey("test", "u" + version + "-" + i),
                    new Subject("v1-" + i),
                    START.plusSeconds(version),
                    FieldValues.builder().text(Field.TOPIC, "latest " + version).build()));
        }
        return events;
    }

    private Callable<Long> reader(ReadModels models) {
        return () -> {
            Snapshot snapshot;
            do {
                long atLeast = acknowledged.get();
                snapshot = models.current(workspace);
                assertThat(snapshot.version()).isGreaterThanOrEqualTo(atLeast);
                check(snapshot);
            } while (snapshot.version() < VERSIONS);
            return snapshot.version();
        };
    }

    private static void check(Snapshot snapshot) {
        InteractionColumns columns = snapshot.interactions();
        long version = snapshot.version();
        assertThat(columns.size()).isEqualTo(Math.toIntExact(PER_VERSION * version));
        CodeColumn topic = columns.dimension("topic").orElseThrow();
        for (int row = 0; row < columns.size(); row++) {
            String expected = row < PER_VERSION ? "latest " + version : "topic " + (1 + row / PER_VERSION);
            assertThat(topic.dictionary().text(topic.get(row))).isEqualTo(expected);
            assertThat(columns.previousContact(row)).isEqualTo(row % PER_VERSION == 0 ? -1 : row - 1);
            assertThat(columns.nextContact(row)).isEqualTo(row % PER_VERSION == PER_VERSION - 1 ? -1 : row + 1);
        }
        assertThat(topic.dictionary().codeOf("topic " + (version + 1))).isZero();
    }
}
