package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.problem.ProblemType;
import dev.rapport.platform.problem.Violation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemLimitsTest {
    private static final ItemLimits SMALL = new ItemLimits(4, 20, 40, 30, 1, 1, 1, 5, 2);
    private static final ItemContext CONTEXT =
            new ItemContext(Shape.EVENT, "key", Optional.empty(), Reading.CLOCK, new JsonWire(SMALL));

    private static ParsedItem line(String members) {
        String line =
                "{\"id\":\"e\",\"subject\":\"1\",\"type\":\"interaction.opened\",\"time\":\"2026-03-27T15:30:00Z\",%s}"
                        .formatted(members);
        return Reading.lines(line, CONTEXT).get(0).item();
    }

    @Test
    void each_limit_holds() {
        assertThat(Reading.refused(line("\"data\":{\"attributes\":{\"a\":1,\"b\":2}}"))
                        .problem()
                        .violations())
                .contains(new Violation("/data/attributes", "attributes has more than 1 entries"));
        assertThat(Reading.refused(line("\"data\":{\"tags\":[\"a\",\"b\"]}"))
                        .problem()
                        .violations())
                .contains(new Violation("/data/tags", "tags has more than 1 entries"));
        assertThat(Reading.refused(line("\"exta\":1,\"extb\":1")).problem().violations())
                .contains(new Violation("/extb", "extb is one extension too many; the maximum is 1"));
        assertThat(Reading.refused(line("\"exta\":\"123456\"")).problem().violations())
                .contains(new Violation("/exta", "exta has 6 characters; the maximum is 5"));
        assertThat(Reading.refused(line("\"exta\":{},\"extb\":{},\"extc\":{}"))
                        .problem()
                        .violations())
                .hasSize(3)
                .last()
                .extracting(Violation::detail)
                .asString()
                .startsWith("and ");
        for (String tooLarge : new String[] {
            "\"data\":{\"a\":{\"b\":{\"c\":{}}}}",
            "\"exta\":\"" + "x".repeat(21) + "\"",
            "\"exta\":" + "1".repeat(41),
            "\"" + "x".repeat(200) + "\":1"
        }) {
            assertThat(Reading.refused(line(tooLarge)).problem().type())
                    .as(tooLarge)
                    .isEqualTo(ProblemType.TOO_LARGE);
        }
    }
}
