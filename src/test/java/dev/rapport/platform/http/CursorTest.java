package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void whatWasEncodedIsFoundAgain() {
        assertThat(Cursor.decode(Cursor.encode("2026-01-01T00:00:00Z", "a/ü"), 2))
                .contains(List.of("2026-01-01T00:00:00Z", "a/ü"));
    }

    @Test
    void whatNobodyGaveOutIsNoCursor() {
        assertThat(Cursor.decode("%%%", 1)).isEmpty();
        assertThat(Cursor.decode(Cursor.encode("1"), 2)).isEmpty();
    }

    @Test
    void bothParametersOfAPageAreCheckedAtOnce() {
        assertThat(PageRequest.fromParameters(Optional.of(Cursor.encode("7")), Optional.of("5")))
                .isEqualTo(new PageRequest(7, 5));
        assertThatThrownBy(() -> PageRequest.fromParameters(Optional.of("%"), Optional.of("1001")))
                .isInstanceOfSatisfying(ProblemException.class, thrown -> assertThat(
                                thrown.problem().violations())
                        .extracting("pointer")
                        .containsExactly("cursor", "limit"));
    }
}
