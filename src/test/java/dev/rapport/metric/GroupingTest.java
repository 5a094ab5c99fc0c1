package dev.rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupingTest {

    /** A dimension whose codes are given; code n is "n", 0 none. */
    private record GivenCodes(int size, List<Integer> codes) implements Dimension {
        @Override
        public int codeOf(int row) {
            return codes.get(row);
        }

        @Override
        public @Nullable String text(int code) {
            return code == 0 ? null : Integer.toString(code);
        }

        @Override
        public int codeOf(String text) {
            return Integer.parseInt(text);
        }
    }

    @Test
    void withoutDimensionsThereIsOneGroupEvenWithoutFacts() {
        Grouping grouping = new Grouping(List.of());

        assertThat(grouping.size()).isEqualTo(1);
        assertThat(grouping.groupOf(7)).isZero();
        assertThat(grouping.labels(0)).isEmpty();
    }

    @Test
    void withDimensionsThereIsNoGroupBeforeAFact() {
        Grouping grouping = new Grouping(List.of(new GivenCodes(3, List.of(2, 0, 2))));

        assertThat(grouping.size()).isZero();
        assertThat(grouping.groupOf(0)).isZero();
        assertThat(grouping.groupOf(1)).isEqualTo(1);
        assertThat(grouping.groupOf(2)).isZero();
        assertThat(grouping.labels(0)).containsExactly("2");
        assertThat(grouping.labels(1)).containsExactly((String) null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void equalCombinationsShareANumberAndOthersDoNot(long seed) {
        Random random = new Random(seed);
        int rows = 500;
        List<Dimension> dimensions = new ArrayList<>();
        for (int d = 0; d < seed; d++) {
            int size = 2 + random.nextInt(6);
            dimensions.add(
                    new GivenCodes(size, random.ints(rows, 0, size).boxed().toList()));
        }
        Grouping grouping = new Grouping(dimensions);
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            int fact = row;
            List<Integer> combination =
                    dimensions.stream().map(dimension -> dimension.codeOf(fact)).toList();

            int group = grouping.groupOf(row);

            assertThat(group).isBetween(0, grouping.size() - 1);
            assertThat(Objects.requireNonNullElse(numbers.putIfAbsent(combination, group), group))
                    .isEqualTo(group);
            List<@Nullable String> labels = new ArrayList<>();
            combination.forEach(code -> labels.add(code == 0 ? null : Integer.toString(code)));
            assertThat(grouping.labels(group)).isEqualTo(labels);
        }
        assertThat(grouping.size()).isEqualTo(numbers.size());
    }
}
