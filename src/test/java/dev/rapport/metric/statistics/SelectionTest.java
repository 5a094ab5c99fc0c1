package dev.rapport.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 40})
    void theValuesStandWhereTheyBelongHoweverFewDivisionsAreAllowed(int divisions) {
        Random random = new Random(3);
        long[] values = random.longs(5_000, 0, 2_000).toArray();
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] places = {0, 1, 700, 2_499, 2_500, 4_999};

        Selection.select(values, 0, values.length, places, 0, places.length, divisions);

        for (int place : places) {
            assertThat(values[place]).as("place %d", place).isEqualTo(sorted[place]);
        }
    }

    @Test
    void onlyThePartThatIsNamedIsTouched() {
        long[] values = new Random(4).longs(1_000).toArray();
        long[] before = values.clone();

        long least = Selection.select(values, 300, 600, 300);

        assertThat(least).isEqualTo(Arrays.stream(before, 300, 600).min().orElseThrow());
        assertThat(Arrays.copyOf(values, 300)).isEqualTo(Arrays.copyOf(before, 300));
        assertThat(Arrays.copyOfRange(values, 600, 1_000)).isEqualTo(Arrays.copyOfRange(before, 600, 1_000));
    }

    @Test
    void whatIsBelowOrAtMostTheBoundComesFirst() {
        long[] values = {5, 3, 9, 3, 1, 5};

        assertThat(Selection.putBelowFirst(values, 0, 6, 5)).isEqualTo(3);
        assertThat(Arrays.copyOf(values, 3)).containsExactlyInAnyOrder(1, 3, 3);
        assertThat(Selection.putAtMostFirst(values, 0, 6, 5)).isEqualTo(5);
        assertThat(values[5]).isEqualTo(9);
        assertThat(Selection.putAtMostFirst(values, 0, 6, Long.MAX_VALUE)).isEqualTo(6);
    }
}
