package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final long TOOK = Duration.ofMillis(2).toNanos();

    private final Gathering gathering = new Gathering();

    @Test
    void a_few_senders_are_never_made_to_wait() {
        assertThat(gathering.begin(0)).isZero();
        for (int senders = 0; senders < Gathering.MANY; senders++) {
            gathering.written(senders, 0, TOOK);
            assertThat(gathering.begin(0)).as("%d senders", senders).isZero();
            assertThat(gathering.isWorthIt()).isFalse();
        }
    }

    @Test
    void many_senders_are_awaited_until_nearly_all_are_back() {
        gathering.written(30, 34, TOOK);
        assertThat(gathering.isWorthIt()).isTrue();
        assertThat(gathering.begin(34)).isEqualTo(TOOK);
        assertThat(gathering.isEnough(57)).isFalse();
        assertThat(gathering.isEnough(58)).isTrue();
        assertThat(gathering.begin(58)).isZero();
    }

    @Test
    void a_wait_is_never_long() {
        gathering.written(64, 0, Duration.ofSeconds(1).toNanos());
        assertThat(gathering.begin(0)).isEqualTo(Duration.ofMillis(5).toNanos());
    }

    @Test
    void waits_in_vain_become_rare_and_one_that_paid_makes_them_usual_again() {
        assertThat(batchesUntilAWait()).as("at first every batch").isOne();
        assertThat(batchesUntilAWait()).as("after one in vain").isEqualTo(2);
        assertThat(batchesUntilAWait()).isEqualTo(3);
        assertThat(batchesUntilAWait()).isEqualTo(5);
        assertThat(batchesUntilAWait()).isEqualTo(9);
        for (int i = 0; i < 10; i++) {
            batchesUntilAWait();
        }
        assertThat(batchesUntilAWait()).as("but never given up for good").isEqualTo(65);

        gathering.ended(64);
        for (int i = 0; i < 64; i++) {
            gathering.written(64, 0, TOOK);
            gathering.begin(0); // the rest of the pause
        }
        gathering.ended(64);
        assertThat(batchesUntilAWait()).isOne();
        assertThat(batchesUntilAWait()).isEqualTo(2);
    }

    /** Counts batches until one is waited for, which is in vain. */
    private int batchesUntilAWait() {
        for (int batches = 1; ; batches++) {
            gathering.written(32, 32, TOOK);
            if (gathering.begin(32) > 0) {
                gathering.ended(40);
                return batches;
            }
        }
    }
}
