package dev.rapport.ingest.hook;

import dev.rapport.platform.secret.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals and opens what a hook must not show: each kind of secret opens in its own column only. */
@ApplicationScoped
class HookSecrets {
    private static final String ADDRESS = "hook address";
    private static final String SECRET = "hook secret";
    private static final String ACCESS_TOKEN = "hook access token";

    private final SecretBox box;

    HookSecrets(SecretBox box) {
        this.box = box;
    }

    byte[] sealAddress(HookAddress address) {
        return box.seal(address.text(), ADDRESS);
    }

    Optional<HookAddress> openAddress(byte @Nullable [] sealed) {
        return sealed == null ? Optional.empty() : Optional.of(new HookAddress(box.open(sealed, ADDRESS)));
    }

    boolean opensAddress(byte @Nullable [] sealed) {
        return sealed == null || box.opens(sealed, ADDRESS);
    }

    boolean opensSecret(byte @Nullable [] sealed) {
        return sealed == null || box.opens(sealed, SECRET);
    }

    boolean opensAccessToken(byte @Nullable [] sealed) {
        return sealed == null || box.opens(sealed, ACCESS_TOKEN);
    }

    byte @Nullable [] sealSecret(Optional<String> secret) {
        return secret.map(text -> box.seal(text, SECRET)).orElse(null);
    }

    Optional<String> openSecret(byte @Nullable [] sealed) {
        return sealed == null ? Optional.empty() : Optional.of(box.open(sealed, SECRET));
    }

    byte @Nullable [] sealAccessToken(Optional<String> token) {
        return token.map(text -> box.seal(text, ACCESS_TOKEN)).orElse(null);
    }

    Optional<String> openAccessToken(byte @Nullable [] sealed) {
        return sealed == null ? Optional.empty() : Optional.of(box.open(sealed, ACCESS_TOKEN));
    }
}
