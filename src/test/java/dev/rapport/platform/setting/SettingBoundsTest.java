package dev.rapport.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.ingest.hook.HookConfiguration;
import dev.rapport.journal.StreamJobConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingBoundsTest {

    private static void start(String name, String value) {
        new SmallRyeConfigBuilder()
                .withMapping(IngestConfiguration.class)
                .withMapping(HookConfiguration.class)
                .withMapping(StreamJobConfiguration.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue(name, value)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "rapport.ingest.writers, 0, 1",
        "rapport.ingest.writers, four, 1",
        "rapport.ingest.chunk-lines, 2147483648, 1",
        "rapport.ingest.max-waiting-events, -1, 1",
        "rapport.ingest.max-concurrent-requests, -1, 0",
        "rapport.hooks.fetch-tries, 0, 1",
        "rapport.stream-jobs.most, 0, 1",
    })
    void a_setting_out_of_its_bounds_ends_the_start_with_its_name_value_and_bounds(
            String name, String value, int least) {
        assertThatThrownBy(() -> start(name, value))
                .hasMessageContaining(name)
                .hasMessageContaining("\"%s\" is not a whole number from %d to 2147483647".formatted(value, least));
    }

    @ParameterizedTest
    @CsvSource({
        "rapport.ingest.max-concurrent-requests, 0",
        "rapport.ingest.writers, 1",
        "rapport.hooks.fetch-tries, 99"
    })
    void the_bounds_themselves_are_taken(String name, String value) {
        start(name, value);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.001", "0.95", "1", "half", "''"})
    void a_share_is_more_than_nothing_and_less_than_all(String wrong) {
        assertThatThrownBy(() -> new Share().convert(wrong))
                .hasMessage("\"%s\" is not a number from 0.01 to 0.9", wrong);
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.2", ".5", "0.9"})
    void a_share_between_them_is_taken(String right) {
        assertThat(new Share().convert(right)).isEqualTo(Double.parseDouble(right));
    }
}
