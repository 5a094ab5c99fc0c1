package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimedStreamTest {
    private static InputStream slow() {
        return new ByteArrayInputStream(new byte[100]) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.read(target, offset, Math.min(1, length));
            }
        };
    }

    @Test
    void a_body_that_comes_in_time_is_read_whole() throws IOException {
        assertThat(new TimedStream(slow(), Duration.ofMinutes(1)).readAllBytes())
                .hasSize(100);
    }

    @Test
    void one_that_takes_too_long_is_given_up_however_steadily_it_comes() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new TimedStream(slow(), Duration.ofMillis(100)).readAllBytes())
                .satisfies(late -> assertThat(late.problem().type()).isEqualTo(ProblemType.REQUEST_TIMEOUT));
    }
}
