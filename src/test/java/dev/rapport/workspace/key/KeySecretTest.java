package dev.rapport.workspace.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySecretTest {

    @Test
    void everyKeyIsAnother() {
        assertThat(KeySecret.generate()).isNotEqualTo(KeySecret.generate());
    }

    @Test
    void aKeyIsRecognisedByItsForm() {
        KeySecret secret = KeySecret.generate();

        assertThat(secret.text()).matches("rap_[A-Za-z0-9_-]{43}");
        assertThat(KeySecret.fromText(secret.text())).contains(secret);
        assertThat(KeySecret.fromText(secret.text() + "x")).isEmpty();
        assertThat(KeySecret.fromText("")).isEmpty();
    }

    @Test
    void neitherItsTextFormNorItsPrefixTellsTheKey() {
        KeySecret secret = KeySecret.generate();

        assertThat(secret.prefix()).hasSize(10).isSubstringOf(secret.text());
        assertThat(secret.toString()).isEqualTo(secret.prefix() + "…");
        assertThat(secret.hash()).hasSize(32);
    }
}
