package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentBytesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000, 100_000})
    void what_was_gathered_in_any_parts_is_read_as_it_was(int blockSize) throws IOException {
        Random random = new Random(blockSize);
        byte[] all = new byte[5_000];
        random.nextBytes(all);
        DocumentBytes document = new DocumentBytes(blockSize);
        for (int from = 0; from < all.length; ) {
            int to = Math.min(all.length, from + random.nextInt(300));
            document.append(Buffer.buffer().appendBytes(all, from, to - from));
            from = to;
        }
        assertThat(document.length()).isEqualTo(all.length);
        assertThat(document.available()).isPositive();
        assertThat(document.readAllBytes()).isEqualTo(all);
        assertThat(document.available()).isZero();
        assertThat(document.read()).isEqualTo(-1);
    }
}
