package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns give back what was set, whatever form their pages take, and older ones stay as they were. */
class ColumnsTest {
    private static final long SECOND = 1_000_000;

    /** Each unit and span makes pages of another form; a share of 0.05 makes them sparse. */
    @ParameterizedTest
    @CsvSource({
        "1000000, 86400, 0.9",
        "1000000, 86400, 0.05",
        "1000, 86400000, 0.9",
        "100, 1000000, 0.5",
        "1, 4000000000, 0.9",
        "1, 5000000000, 0.9",
        "1, 5000000000, 0.05",
        "1, 200000000000000, 1.0",
        "1, 4000000000000000000, 1.0",
        "1, 4000000000000000000, 0.01"
    })
    void numbers_come_back_as_they_were_set(long unit, long span, double share) {
        Random random = new Random(unit + span);
        LongColumn column = LongColumn.EMPTY;
        long[] expected = {};
        for (int round = 0; round < 12; round++) {
            int size = expected.length + random.nextInt(3000);
            long[] next = Arrays.copyOf(expected, size);
            Arrays.fill(next, expected.length, size, LongColumn.ABSENT);
            LongEditor editor = new LongEditor(column, size);
            for (int row = 0; row < size; row++) {
                if (row >= expected.length || random.nextInt(50) == 0) {
                    next[row] =
                            random.nextDouble() < share ? random.nextLong(-span, span) * unit + 7 : LongColumn.ABSENT;
                    editor.set(row, next[row]);
                }
            }
            LongColumn before = column;
            column = editor.finish();
            assertColumn(before, expected);
            assertColumn(column, next);
            expected = next;
        }
    }

    private static void assertColumn(LongColumn column, long[] expected) {
        long[] block = new long[Blocks.ROWS];
        for (int row = 0; row < expected.length; row++) {
            assertThat(column.get(row)).isEqualTo(expected[row]);
            if (row % Blocks.ROWS == 0) {
                column.read(row / Blocks.ROWS, block);
            }
            assertThat(block[row % Blocks.ROWS]).isEqualTo(expected[row]);
        }
        assertThat(column.bytes()).isEqualTo(bytes(column));
    }

    private static long bytes(LongColumn column) {
        long sum = 0;
        for (int block = 0; block < column.pages().length; block++) {
            LongPage page = column.page(block);
            sum += page == null ? 0 : page.bytes();
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1.0",
        "2, 0.02",
        "200, 0.9",
        "200, 0.05",
        "60000, 0.9",
        "60000, 0.05",
        "2000000000, 0.9",
        "2000000000, 0.05"
    })
    void codes_come_back_as_they_were_set(int bound, double share) {
        Random random = new Random(bound);
        IntColumn column = IntColumn.EMPTY;
        int[] expected = {};
        for (int round = 0; round < 12; round++) {
            int size = expected.length + random.nextInt(3000);
            int[] next = Arrays.copyOf(expected, size);
            IntEditor editor = new IntEditor(column, size);
            for (int row = 0; row < size; row++) {
                if (row >= expected.length || random.nextInt(50) == 0) {
                    next[row] = random.nextDouble() < share ? 1 + random.nextInt(bound - 1) : 0;
                    editor.set(row, next[row]);
                }
            }
            IntColumn before = column;
            column = editor.finish();
            assertColumn(before, expected);
            assertColumn(column, next);
            assertColumn(IntColumn.of(next), next);
            expected = next;
        }
    }

    private static void assertColumn(IntColumn column, int[] expected) {
        int[] block = new int[Blocks.ROWS];
        for (int row = 0; row < expected.length; row++) {
            assertThat(column.get(row)).isEqualTo(expected[row]);
            if (row % Blocks.ROWS == 0) {
                column.read(row / Blocks.ROWS, block);
            }
            assertThat(block[row % Blocks.ROWS]).isEqualTo(expected[row]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 1})
    void flags_come_back_as_they_were_set(double share) {
        Random random = new Random(1);
        FlagColumn column = FlagColumn.EMPTY;
        boolean[] expected = {};
        for (int round = 0; round < 12; round++) {
            int size = expected.length + random.nextInt(3000);
            boolean[] next = Arrays.copyOf(expected, size);
            FlagEditor editor = new FlagEditor(column, size);
            for (int row = 0; row < size; row++) {
                if (row >= expected.length || random.nextInt(50) == 0) {
                    next[row] = random.nextDouble() < share;
                    editor.set(row, next[row]);
                }
            }
            FlagColumn before = column;
            column = editor.finish();
            assertColumn(before, expected);
            assertColumn(column, next);
            expected = next;
        }
        assertThat(column.bytes()).isEqualTo(share == 0 ? 0 : column.bytes());
    }

    private static void assertColumn(FlagColumn column, boolean[] expected) {
        for (int row = 0; row < expected.length; row++) {
            assertThat(column.get(row)).isEqualTo(expected[row]);
            assertThat(column.word(row & -64) >>> row & 1).isEqualTo(expected[row] ? 1 : 0);
        }
    }

    @Test
    void a_page_that_was_not_touched_is_shared() {
        LongEditor editor = new LongEditor(LongColumn.EMPTY, 3 * Blocks.ROWS);
        for (int row = 0; row < 3 * Blocks.ROWS; row++) {
            editor.set(row, row);
        }
        LongColumn column = editor.finish();
        LongEditor patch = new LongEditor(column, 3 * Blocks.ROWS);
        patch.set(5, 5);
        patch.set(Blocks.ROWS + 1, 0);

        LongColumn patched = patch.finish();

        assertThat(patched.page(0)).as("set to what it was").isSameAs(column.page(0));
        assertThat(patched.page(1)).isNotSameAs(column.page(1));
        assertThat(patched.page(2)).isSameAs(column.page(2));
    }

    @Test
    void times_in_seconds_cost_four_bytes_and_an_empty_block_none() {
        LongEditor editor = new LongEditor(LongColumn.EMPTY, 2 * Blocks.ROWS);
        for (int row = 0; row < Blocks.ROWS; row++) {
            editor.set(row, 1_700_000_000 * SECOND + 31L * row * SECOND);
        }

        LongColumn column = editor.finish();

        assertThat(column.bytes()).isLessThan(Blocks.ROWS * 4L + 200);
        assertThat(column.isAbsent(1)).isTrue();
    }

    @Test
    void a_range_passes_over_the_blocks_that_have_nothing_in_it() {
        int size = 3 * Blocks.ROWS + 10;
        LongEditor editor = new LongEditor(LongColumn.EMPTY, size);
        for (int row = 0; row < size; row++) {
            editor.set(row, row < Blocks.ROWS ? LongColumn.ABSENT : row);
        }
        Blocks blocks = new Blocks(editor.finish(), size);
        List<Integer> visited = new ArrayList<>();
        int second = Blocks.ROWS;
        int third = 2 * Blocks.ROWS;
        int fourth = 3 * Blocks.ROWS;

        blocks.forEach(third, fourth, (first, end) -> visited.addAll(List.of(first, end)));

        assertThat(visited).containsExactly(third, fourth);
        assertThat(blocks.overlapping(third - 1, third + 1)).containsExactly(1, 2);
        assertThat(blocks.overlapping(Long.MIN_VALUE, Long.MAX_VALUE)).containsExactly(1, 2, 3);
        assertThat(blocks.overlapping(size, Long.MAX_VALUE)).isEmpty();
        assertThat(blocks.overlapping(0, second)).isEmpty();
        assertThat(blocks.within(1, second, third)).isTrue();
        assertThat(blocks.within(1, second + 1, third)).isFalse();
        assertThat(blocks.within(1, second, third - 1)).isFalse();
        assertThat(blocks.endRow(3)).isEqualTo(size);
    }
}
