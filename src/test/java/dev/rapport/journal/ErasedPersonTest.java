package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an id stands as a word of its own, and what stands there afterwards. */
class ErasedPersonTest {
    private static final String SEED = "erased:0." + "00".repeat(32);
    private static final String TOKEN = "erased:0";

    private static ErasedPerson person(String... ids) {
        return new ErasedPerson(List.of(ids), SEED);
    }

    private static String withoutHashes(String text) {
        return text.replaceAll("(erased:0)-[0-9a-f]{16}", "$1");
    }

    @ParameterizedTest
    @CsvSource({
        "crm:7, true",
        "c-17, true",
        "a@b, false",
        "a@bc, true",
        "7, false",
        "123456789, false",
        "1234567890, true",
        "anna, false",
        "zendesk, false",
        "annaberta, false",
        "+4930, true"
    })
    void onlyAnIdThatDoesNotOccurByChanceIsLookedForInTexts(String id, boolean isTelling) {
        assertThat(ErasedPerson.isTelling(id)).as(id).isEqualTo(isTelling);
    }

    @ParameterizedTest
    @CsvSource({
        "c-17, erased:0",
        "order-c-17-1, order-erased:0-1",
        "'ask (c-17), c-17!', 'ask (erased:0), erased:0!'",
        "c-170, c-170",
        "c-17é, c-17é",
        "xc-17, xc-17",
        "c_c-17_c, c_erased:0_c"
    })
    void anIdIsReplacedWhereItIsAWordOfItsOwn(String text, String without) {
        assertThat(withoutHashes(person("c-17").without(text))).isEqualTo(without);
        assertThat(person("c-17").isMentionedIn(text)).isEqualTo(!text.equals(without));
    }

    @Test
    void differentTextsStayDifferent() {
        ErasedPerson person = person("c-17", "c-17-b", "shop:1");

        assertThat(Set.of(
                        person.without("x c-17"),
                        person.without("x c-17-b"),
                        person.without("x shop:1"),
                        person.without("x")))
                .hasSize(4)
                .noneMatch(text -> text.contains("c-17") || text.contains("shop:1"));
    }

    @Test
    void anIdIsReplacedByTheSameTextWhoeverElseThePersonIs() {
        String alone = person("shop:1").without("x shop:1");
        assertThat(person("crm:1", "shop:1", "web:1").without("x shop:1")).isEqualTo(alone);
        assertThat(person("crm:1", "shop:1", "web:1").token()).isEqualTo(TOKEN);
        assertThat(new ErasedPerson(List.of("shop:1"), ErasedPerson.newSeed()).without("x shop:1"))
                .isNotEqualTo(alone);
    }

    @Test
    void anIdThatBeginsWithASignNeedsNoEndOfAWordBeforeIt() {
        assertThat(withoutHashes(person("+49301").without("tel+49301"))).isEqualTo("tel" + TOKEN);
    }

    @Test
    void whatCommandsAPatternIsTakenAsItStands() {
        assertThat(withoutHashes(person("a.*+$1").without("b a.*+$1 c"))).isEqualTo("b " + TOKEN + " c");
    }

    @Test
    void tokensAreRandom() {
        assertThat(ErasedPerson.newToken()).matches("erased:[0-9a-f]{32}").isNotEqualTo(ErasedPerson.newToken());
    }
}
