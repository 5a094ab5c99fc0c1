package dev.rapport.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedDifferencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ExpectedDifferences compared(String before, String now, String... lines)
            throws JsonProcessingException {
        ExpectedDifferences differences = ExpectedDifferences.of(List.of(lines));
        new SameAnswer("/v1/metrics/csat", differences).compare(JSON.readTree(before), JSON.readTree(now));
        return differences;
    }

    @Test
    void whatWasThereMustBeThereAndBeEqual() throws JsonProcessingException {
        String before = "{\"value\": 0.5, \"rows\": [{\"n\": 1}], \"status\": null}";

        assertThat(compared(before, "{\"new\": 1, \"value\": 0.50, \"rows\": [{\"n\": 1.0}], \"status\": null}")
                        .unexpected())
                .isEmpty();
        assertThat(compared(before, "{\"value\": 0.6, \"rows\": [{\"n\": 2}, {}]}")
                        .unexpected())
                .containsExactly(
                        "/v1/metrics/csat at /value: was 0.5, is 0.6",
                        "/v1/metrics/csat at /rows: was 1 entries, is 2 entries",
                        "/v1/metrics/csat at /status: was null, is ");
    }

    @Test
    void aDifferenceMustBeListedAndAListedOneMustOccur() throws JsonProcessingException {
        ExpectedDifferences differences = compared(
                "{\"value\": 1}", "{\"value\": 2}", ".*csat | /value | counted otherwise", ".* | /gone | never");

        assertThat(differences.unexpected()).isEmpty();
        assertThat(differences.needless()).containsExactly(".* | /gone | never");
    }

    @Test
    void aLineGivesItsReason() {
        assertThatThrownBy(() -> ExpectedDifferences.of(List.of(".* | /value"))).hasMessageContaining(".* | /value");
    }
}
