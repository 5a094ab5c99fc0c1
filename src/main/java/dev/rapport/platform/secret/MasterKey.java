package dev.rapport.platform.secret;

import dev.rapport.platform.storage.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that secrets are encrypted with: the configured one, else one in a file of the data folder. */
@ApplicationScoped
class MasterKey {
    static final String FILE = "secret-key";
    private static final int SHORTEST = 32;
    private static final int RANDOM_BYTES = 32;
    private static final int CHECK_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeyConfiguration configuration;
    private final DataFolder folder;
    private Optional<Key> known = Optional.empty();

    MasterKey(SecretKeyConfiguration configuration, DataFolder folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    /** 256 bits. */
    static final class Key {
        private final byte[] bytes;

        private Key(String text) {
            try {
                bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java runtime has SHA-256", e);
            }
        }

        SecretKeySpec forCipher() {
            return new SecretKeySpec(bytes, "AES");
        }

        /** The same for the same key, and nothing that the key follows from. */
        byte[] checkValue() {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
                return Arrays.copyOf(mac.doFinal("which key is this".getBytes(StandardCharsets.UTF_8)), CHECK_BYTES);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java runtime has HmacSHA256", e);
            }
        }
    }

    /** Where the key comes from, as it is told to an operator. */
    String origin() {
        return configuration.secretKey().isPresent()
                ? "the setting rapport.secret-key (RAPPORT_SECRET_KEY)"
                : "the file " + folder.file(FILE);
    }

    /**
     * The key, if there is one.
     *
     * @throws SecretKeyException when it is too short, or its file cannot be read
     */
    synchronized Optional<Key> find() {
        if (known.isEmpty()) {
            known = configuration.secretKey().or(this::ofFile).map(this::usable);
        }
        return known;
    }

    /** The key; made and kept in the data folder when there is none. */
    synchronized Key findOrMake() {
        return find().orElseGet(() -> {
            byte[] random = new byte[RANDOM_BYTES];
            RANDOM.nextBytes(random);
            folder.writeSecret(FILE, Base64.getEncoder().encodeToString(random));
            return find().orElseThrow();
        });
    }

    private Optional<String> ofFile() {
        Path file = folder.file(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new SecretKeyException(
                    "%s cannot be read (%s). It must be a file that the user of the service may read."
                            .formatted(origin(), e));
        }
    }

    private Key usable(String text) {
        if (text.length() < SHORTEST) {
            throw new SecretKeyException(
                    "The key in %s has %d characters; at least %d that nobody can guess are needed, such as those of: openssl rand -base64 32. If it was longer before, put that one back."
                            .formatted(origin(), text.length(), SHORTEST));
        }
        return new Key(text);
    }
}
