package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.metric.Condition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSyntaxTest {
    private static final String[] PIECES = {
        "\\", "|", ":", ",", "null", "a", " ", "ü", "\uD83D\uDE00", "\"", "\n", "%", "'"
    };

    @Test
    void aConditionHasADimensionAndSeveralValues() {
        assertThat(FilterSyntax.parse("channel:chat|email|null,team:desk"))
                .containsExactly(
                        new Condition("channel", Set.of("chat", "email"), true),
                        new Condition("team", Set.of("desk"), false));
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() {
        assertThat(FilterSyntax.parse("team:a\\|b|c\\,d|e\\:f|g\\\\|\\null"))
                .containsExactly(new Condition("team", Set.of("a|b", "c,d", "e:f", "g\\", "null"), false));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverAConditionHoldsIsReadBackAsItWasWritten(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Set<String> values = new LinkedHashSet<>();
            for (int v = random.nextInt(4); v > 0; v--) {
                values.add(text(random));
            }
            Condition first = new Condition(text(random), values, values.isEmpty() || random.nextBoolean());
            Condition second = new Condition(text(random), Set.of(text(random)), random.nextBoolean());

            String written = FilterSyntax.format(first) + "," + FilterSyntax.format(second);

            assertThat(FilterSyntax.parse(written)).as(written).containsExactly(first, second);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void theCanonicalTextDoesNotDependOnTheOrderOfTheValues() {
        assertThat(FilterSyntax.format(
                        FilterSyntax.parse("channel:null|email|chat|email").get(0)))
                .isEqualTo("channel:chat|email|null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "channel;channel:chat|email",
                "'';channel:chat|email",
                ":chat;channel:chat|email",
                "channel:chat,;channel:chat|email",
                "channel:;null",
                "channel:chat||email;empty value",
                "channel:a:b;\\:"
            })
    void whatCantBeReadIsRefusedWithWhatWouldBeRight(String filter, String said) {
        assertThatThrownBy(() -> FilterSyntax.parse(filter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void conditionsAreInTheOrderInWhichTheyWereGiven() {
        assertThat(FilterSyntax.parse("b:1,a:2,b:3").stream().map(Condition::dimension))
                .isEqualTo(List.of("b", "a", "b"));
    }
}
