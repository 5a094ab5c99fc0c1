package dev.rapport.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

    @ParameterizedTest
    @CsvSource({
        "Bearer k, k",
        "bearer   k, k",
        "Basic dXNlcjprOmV5, k:ey", // user:k:ey
        "basic azo=, k", // k:
        "Basic nonsense%, ''",
        "Digest k, ''",
        "Bearer, ''"
    })
    void theKeyIsTakenOutOfAuthorization(String header, String key) {
        assertThat(Credentials.from(Optional.of(header), Optional.empty())).contains(key);
    }

    @Test
    void authorizationComesBeforeTheOtherHeader() {
        assertThat(Credentials.from(Optional.of("Bearer a"), Optional.of("b"))).contains("a");
        assertThat(Credentials.from(Optional.empty(), Optional.of(" b "))).contains("b");
        assertThat(Credentials.from(Optional.of(" "), Optional.of(" "))).isEmpty();
        assertThat(Credentials.from(Optional.empty(), Optional.empty())).isEmpty();
    }
}
