package dev.rapport.ingest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FetchPausesTest {
    private final FetchPauses pauses = new FetchPauses(Duration.ofSeconds(30), Duration.ofMinutes(5), 7);

    @Test
    void eachPauseIsTwiceTheOneBeforeUpToTheLongestAndThenThereIsAnEnd() {
        List<Long> seconds = IntStream.rangeClosed(1, 6)
                .mapToObj(tries ->
                        pauses.after(tries, Duration.ZERO).orElseThrow().toSeconds())
                .toList();

        assertThat(seconds).containsExactly(30L, 60L, 120L, 240L, 300L, 300L);
        assertThat(pauses.after(7, Duration.ZERO)).isEmpty();
        assertThat(pauses.after(8, Duration.ofHours(1))).isEmpty();
    }

    @Test
    void aVendorIsLeftAloneForAsLongAsItWishesButNotForEver() {
        assertThat(pauses.after(1, Duration.ofSeconds(10))).contains(Duration.ofSeconds(30));
        assertThat(pauses.after(1, Duration.ofMinutes(15))).contains(Duration.ofMinutes(15));
        assertThat(pauses.after(1, Duration.ofSeconds(999_999_999))).contains(Duration.ofDays(1));
    }

    @Test
    void theOthersOfAHookWaitForOneFirstPause() {
        assertThat(pauses.ofOthers(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(pauses.ofOthers(Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void veryManyTriesDoNotOverflow() {
        assertThat(new FetchPauses(Duration.ofDays(1), Duration.ofDays(2), 1_000).after(999, Duration.ZERO))
                .contains(Duration.ofDays(2));
    }
}
