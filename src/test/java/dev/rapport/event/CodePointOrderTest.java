package dev.rapport.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {
    /** Edges of the UTF-8 lengths, both sides of the surrogates, and the ends of the supplementary planes. */
    private static final int[] CODE_POINTS = {
        1, 'A', 'a', 'b', 0x7F, 0x80, 0xDF, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFF5E, 0xFFFF, 0x10000, 0x103FF, 0x10400,
        0x1F600, 0x10FFFF
    };

    @Test
    void textsAreOrderedAsTheirUtf8Bytes() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String left = text(random);
            String right = text(random);

            assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(left, right)))
                    .as("%s compared with %s", codePoints(left), codePoints(right))
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void aSupplementaryCharacterComesAfterEveryOther() {
        String emoji = "\uD83D\uDE00";
        String tilde = "\uFF5E";

        assertThat(emoji).isLessThan(tilde);
        assertThat(CodePointOrder.INSTANCE.compare(emoji, tilde)).isPositive();
        assertThat(CodePointOrder.INSTANCE.compare(tilde, emoji)).isNegative();
    }

    @Test
    void aBeginningComesBeforeTheWhole() {
        assertThat(List.of("ab", "a", "", "b").stream().sorted(CodePointOrder.INSTANCE))
                .containsExactly("", "a", "ab", "b");
    }

    @Test
    void onlyEqualTextsCompareAsEqual() {
        assertThat(CodePointOrder.INSTANCE.compare("\uD83D\uDE00", "\uD83D\uDE00"))
                .isZero();
        assertThat(CodePointOrder.INSTANCE.compare("e\u0301", "\u00E9")).isNegative();
    }

    @Test
    void identitiesAndSubjectsFollowIt() {
        assertThat(new EventKey("\uFF5E", "2")).isLessThan(new EventKey("\uD83D\uDE00", "1"));
        assertThat(new EventKey("crm", "e10")).isLessThan(new EventKey("crm", "e2"));
        assertThat(new Subject("\uFF5E")).isLessThan(new Subject("\uD83D\uDE00"));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
        }
        return text.toString();
    }

    private static List<String> codePoints(String text) {
        return text.codePoints().mapToObj(Integer::toHexString).toList();
    }
}
