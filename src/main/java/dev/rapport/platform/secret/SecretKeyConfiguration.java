package dev.rapport.platform.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What secrets are encrypted with. */
@ConfigMapping(prefix = "rapport")
public interface SecretKeyConfiguration {

    /**
     * At least 32 characters that nobody can guess, the same on every node. Without it a key is made and kept in the data
     * folder, which serves one node.
     */
    Optional<String> secretKey();

    /**
     * {@code accept}: the key that secrets were encrypted with is gone for good. They are forgotten at the start and another
     * key is used; whatever needs them asks for new ones.
     */
    Optional<Loss> secretKeyLost();

    /** What to do about secrets that cannot be read. */
    enum Loss {
        ACCEPT
    }
}
