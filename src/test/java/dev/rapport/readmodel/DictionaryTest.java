package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Texts and their codes. */
class DictionaryTest {
    private static final int MANY = 200_000;

    /** What readers are given. */
    private static final class Published {
        private volatile Dictionary dictionary;

        Published(Dictionary dictionary) {
            this.dictionary = dictionary;
        }
    }

    private static String text(int code) {
        return code % 3 == 0
                ? "größe 😀 " + code
                : code % 3 == 1 ? "" + code : "zendesk:" + code + "x".repeat(code % 90);
    }

    @Test
    void every_text_has_one_code_and_comes_back() {
        TextWriter texts = new TextWriter();
        for (int code = 1; code <= MANY; code++) {
            assertThat(texts.code(text(code))).isEqualTo(code);
        }

        Dictionary dictionary = texts.dictionary();

        assertThat(dictionary.size()).isEqualTo(MANY);
        for (int code = 1; code <= MANY; code++) {
            assertThat(texts.code(text(code))).isEqualTo(code);
            assertThat(dictionary.text(code)).isEqualTo(text(code));
            assertThat(dictionary.codeOf(text(code))).isEqualTo(code);
        }
        assertThat(dictionary.codeOf("unknown")).isZero();
        assertThat(dictionary.codeOf("")).isZero();
        assertThat(texts.code("")).isZero();
        assertThatThrownBy(() -> dictionary.text(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> dictionary.text(MANY + 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void a_customer_costs_less_than_40_bytes() {
        TextWriter texts = new TextWriter();
        for (int code = 1; code <= MANY; code++) {
            texts.code("zendesk:" + code);
        }

        assertThat(texts.bytes() / MANY).isLessThan(40);
    }

    @Test
    void a_text_too_long_for_a_dimension_is_refused() {
        TextWriter texts = new TextWriter();
        byte[] longest = "x".repeat(65_535).getBytes(StandardCharsets.UTF_8);
        assertThat(texts.code(longest, 0, longest.length)).isEqualTo(1);
        assertThat(texts.dictionary().text(1)).hasSize(65_535);
        assertThatThrownBy(() -> texts.code("x".repeat(65_536)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("65536 bytes");
    }

    @Test
    void who_reads_an_older_dictionary_is_not_disturbed_by_new_texts() throws Exception {
        TextWriter texts = new TextWriter();
        Published published = new Published(texts.dictionary());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(() -> {
                    int checked = 0;
                    Dictionary dictionary;
                    do {
                        dictionary = published.dictionary;
                        int size = dictionary.size();
                        for (int code = Math.max(1, size - 20); code <= size; code++) {
                            assertThat(dictionary.codeOf(text(code))).isEqualTo(code);
                            assertThat(dictionary.text(code)).isEqualTo(text(code));
                        }
                        assertThat(dictionary.codeOf(text(size + 1))).isZero();
                        checked++;
                    } while (dictionary.size() < MANY);
                    return checked;
                }));
            }
            for (int code = 1; code <= MANY; code++) {
                texts.code(text(code));
                if (code % 10 == 0) {
                    published.dictionary = texts.dictionary();
                }
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void linked_ids_are_one_person_called_by_the_first_of_them() {
        People people = new People();
        people.link("c", "d");
        people.link("b", "c");
        people.link("d", "b");
        people.link("y", "\uFF5E");
        people.link("\uFF5E", "\uD83D\uDE00");
        people.endLinks();

        Dictionary dictionary = people.dictionary();

        for (String id : List.of("b", "c", "d")) {
            assertThat(people.code(id.getBytes(StandardCharsets.UTF_8), 0, 1)).isEqualTo(dictionary.codeOf("b"));
            assertThat(dictionary.text(dictionary.codeOf(id))).isEqualTo("b");
        }
        assertThat(dictionary.text(dictionary.codeOf("\uD83D\uDE00"))).isEqualTo("y");
        assertThat(dictionary.codeOf("a")).isZero();
        assertThat(people.code(new byte[] {'a'}, 0, 1))
                .isEqualTo(people.dictionary().codeOf("a"));
        assertThat(people.dictionary().text(people.dictionary().codeOf("a"))).isEqualTo("a");
    }
}
