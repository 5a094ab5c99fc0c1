package dev.rapport.platform.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.OutOfDirectMemoryError;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CollectorWatchTest {
    private final CollectorWatch watch = new CollectorWatch();

    @Test
    void collecting_all_the_time_in_a_full_heap_is_exhaustion() {
        for (int second = 0; second < CollectorWatch.ROUNDS; second++) {
            assertThat(watch.isExhausted(950L * second, 1000L * second, 0.01)).isFalse();
        }
        assertThat(watch.isExhausted(950L * CollectorWatch.ROUNDS, 1000L * CollectorWatch.ROUNDS, 0.01))
                .isTrue();
    }

    @Test
    void collecting_that_frees_something_now_and_then_is_none() {
        for (int second = 0; second < 5 * CollectorWatch.ROUNDS; second++) {
            assertThat(watch.isExhausted(950L * second, 1000L * second, second % 10 == 0 ? 0.2 : 0.01))
                    .isFalse();
        }
    }

    @Test
    void a_full_heap_in_which_work_goes_on_is_none() {
        for (int second = 0; second < 5 * CollectorWatch.ROUNDS; second++) {
            assertThat(watch.isExhausted(500L * second, 1000L * second, 0.01)).isFalse();
        }
    }

    @Test
    void an_error_is_found_behind_what_it_caused() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");

        assertThat(OutOfMemory.isBehind(error)).isTrue();
        assertThat(OutOfMemory.isBehind(new SQLException("Ran out of memory retrieving query results.", error)))
                .isTrue();
        assertThat(OutOfMemory.isBehind(new SQLException("closed"))).isFalse();
        assertThat(OutOfMemory.isBehind(new StackOverflowError())).isFalse();
        assertThat(OutOfDirectMemoryError.class.getSuperclass()).isEqualTo(OutOfMemoryError.class);
    }
}
