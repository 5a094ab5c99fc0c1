package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchTest {
    private static final Duration SOON = Duration.ofMillis(1);

    static Supplier<?>[] failures() {
        return new Supplier<?>[] {
            () -> new IllegalStateException("made for this test"),
            () -> new OutOfMemoryError("made for this test"),
            () -> new NoClassDefFoundError("made for this test"),
            () -> new AssertionError("made for this test"),
        };
    }

    @ParameterizedTest
    @MethodSource("failures")
    void no_failure_ends_a_watch(Supplier<Throwable> failure) throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        try (Watch watch = new Watch("watch-of-a-test", SOON, () -> {
            looks.countDown();
            raise(failure.get());
        })) {
            watch.start();
            assertThat(looks.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void raise(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @Test
    void closing_ends_it_and_says_so_to_the_look_once() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        Watch watch = new Watch("watch-of-a-test", SOON, new Watch.Look() {
            @Override
            public void look() {
                looks.incrementAndGet();
            }

            @Override
            public void end() {
                ended.countDown();
            }
        });
        watch.start();
        watch.close();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        int before = looks.get();
        Thread.sleep(20);
        assertThat(looks).hasValue(before);
        assertThat(watch.isClosed()).isTrue();
    }
}
