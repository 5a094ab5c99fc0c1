package dev.rapport.ingest;

import static dev.rapport.ingest.Reading.EVENTS;
import static dev.rapport.ingest.Reading.lines;
import static dev.rapport.ingest.Reading.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ingest.ItemSource.NumberedItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonItemsTest {

    private static String line(String id) {
        return "{\"id\":\"%s\",\"subject\":\"1\",\"type\":\"interaction.opened\",\"time\":\"2026-03-27T15:30:00Z\"}"
                .formatted(id);
    }

    @Test
    void blank_lines_a_byte_order_mark_and_cr_lf_are_tolerated() {
        List<NumberedItem> items =
                lines("\uFEFF" + line("a") + "\r\n\r\n  \n\t" + line("b") + " \r\n" + line("c"), EVENTS);
        assertThat(items).extracting(NumberedItem::line).containsExactly(1L, 4L, 5L);
        assertThat(items).extracting(item -> valid(item.item()).key().id()).containsExactly("a", "b", "c");
    }

    @Test
    void a_malformed_line_is_one_refused_item() {
        List<NumberedItem> items =
                lines(line("a") + "\n{\"id\":}\n" + line("b") + line("c") + "\n" + line("d"), EVENTS);
        assertThat(items).hasSize(4);
        assertThat(Reading.malformed(items.get(1).item())).startsWith("line 2, column 7: Unexpected character ('}'");
        assertThat(Reading.malformed(items.get(2).item()))
                .isEqualTo("line 3: something follows the JSON value; send one item a line");
        assertThat(valid(items.get(3).item()).key().id()).isEqualTo("d");
    }

    @Test
    void an_empty_body_has_no_items() {
        assertThat(lines("", EVENTS)).isEmpty();
        assertThat(lines("\n\n", EVENTS)).isEmpty();
    }

    @Test
    void a_line_that_is_too_long_is_one_refused_item_however_long_it_is() {
        int most = line("a").length();
        for (int length : new int[] {most + 1, 70_000, 300_000}) {
            String body = line("a") + "\n" + " ".repeat(length) + "\n" + line("b") + "\n" + "x".repeat(length);
            List<NumberedItem> items = Reading.all(new NdjsonItems(Reading.stream(body), EVENTS, most));
            assertThat(items).extracting(NumberedItem::line).containsExactly(1L, 2L, 3L, 4L);
            assertThat(Reading.tooLarge(items.get(1).item()))
                    .isEqualTo("line 2 has more than %d bytes, the maximum for one item".formatted(most));
            assertThat(valid(items.get(2).item()).key().id()).isEqualTo("b");
            assertThat(Reading.tooLarge(items.get(3).item())).startsWith("line 4 has");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void however_the_bytes_arrive_the_items_are_the_same(long seed) {
        Random random = new Random(seed);
        List<String> ids = IntStream.range(0, 2_000)
                .mapToObj(i -> i + "x".repeat(random.nextInt(150)))
                .toList();
        String body = ids.stream().map(NdjsonItemsTest::line).collect(Collectors.joining("\n"));
        List<NumberedItem> items =
                Reading.all(new NdjsonItems(new Trickle(Reading.stream(body), random), EVENTS, 1 << 20));
        assertThat(items)
                .extracting(item -> valid(item.item()).key().id())
                .as("seed " + seed)
                .isEqualTo(ids);
    }

    /** Gives a few bytes at a time, as a slow network does. */
    private static final class Trickle extends InputStream {
        private final InputStream bytes;
        private final Random random;

        Trickle(InputStream bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return bytes.read(target, offset, Math.min(length, 1 + random.nextInt(700)));
        }
    }
}
