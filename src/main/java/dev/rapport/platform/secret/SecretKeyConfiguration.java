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
}
