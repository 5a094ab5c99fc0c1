package dev.rapport.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("channel", "expires_at", "team", "agent");

    @Test
    void aTypingErrorIsUnderstood() {
        assertThat(NearestName.of("chanel", KNOWN)).contains("channel");
        assertThat(NearestName.of("Team", KNOWN)).contains("team");
        assertThat(NearestName.of("expires", KNOWN)).contains("expires_at");
    }

    @Test
    void whereNothingIsNearAllAreListed() {
        assertThat(NearestName.of("colour", KNOWN)).isEmpty();
        assertThat(NearestName.unknown("dimension", "colour", KNOWN))
                .isEqualTo("There is no dimension \"colour\". Known are: agent, channel, expires_at, team.");
    }
}
