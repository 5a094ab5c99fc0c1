package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.metric.MetricCatalogue;
import dev.rapport.terms.ServiceTerms;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerTagTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final UUID EPOCH = new UUID(1, 2);
    private static final AnswerTag TAG = tag("csat", "day", EPOCH, 7, AnswerForm.JSON, "1");

    private static AnswerTag tag(
            String metric, String grain, UUID epoch, long version, AnswerForm form, String workspace) {
        MetricRequest request = MetricRequestReader.read(
                MetricCatalogue.find(metric).orElseThrow(),
                Map.of("grain", List.of(grain)),
                new WorkspaceDefaults(ZoneOffset.UTC, DayOfWeek.MONDAY, ServiceTerms.NONE),
                NOW);
        return AnswerTag.of(request, epoch, version, form, workspace);
    }

    /** The tag's text as it would be for an answer with that end. */
    private static String text(AnswerTag tag, String validUntil) {
        String probe = "W/\"%s.%d.%s\"";
        return probe.formatted(tag.digest(), 7, validUntil);
    }

    @Test
    void aTagHoldsForTheSameQuestionAndData() {
        AnswerTag again = tag("csat", "day", EPOCH, 7, AnswerForm.JSON, "1");

        assertThat(again.stillGood(text(TAG, "never"), NOW)).contains(text(TAG, "never"));
        assertThat(again.stillGood("W/\"other\", \"x\", " + text(TAG, "never"), NOW))
                .isPresent();
    }

    @Test
    void aTagHoldsNoLongerThanItsAnswer() {
        String tag = text(TAG, Long.toString(NOW.toEpochMilli()));

        assertThat(TAG.stillGood(tag, NOW.minusMillis(1))).isPresent();
        assertThat(TAG.stillGood(tag, NOW)).isEmpty();
    }

    @Test
    void anyDifferenceGivesAnotherTag() {
        String kept = text(TAG, "never");

        assertThat(List.of(
                        tag("nps", "day", EPOCH, 7, AnswerForm.JSON, "1"),
                        tag("csat", "week", EPOCH, 7, AnswerForm.JSON, "1"),
                        tag("csat", "day", new UUID(1, 3), 7, AnswerForm.JSON, "1"),
                        tag("csat", "day", EPOCH, 8, AnswerForm.JSON, "1"),
                        tag("csat", "day", EPOCH, 7, AnswerForm.CSV, "1"),
                        tag("csat", "day", EPOCH, 7, AnswerForm.JSON, "2")))
                .allSatisfy(other -> assertThat(other.stillGood(kept, NOW)).isEmpty());
    }

    @Test
    void whatIsNoTagOfOursIsPassedOver() {
        for (String header : List.of("", "*", "\"abc\"", "W/\"abc.1.never\"", text(TAG, "99999999999999999999"))) {
            assertThat(TAG.stillGood(header, NOW)).as(header).isEmpty();
        }
        assertThat(TAG.stillGood(text(TAG, "9999999999999999999"), NOW)).isEmpty();
    }
}
