package dev.rapport.platform.secret;

import dev.rapport.platform.startup.StartupStep;
import dev.rapport.platform.storage.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The key that secrets are encrypted with: the configured one, else one that is made when it is first needed. */
@ApplicationScoped
class MasterKey implements StartupStep {
    static final String FILE = "secret-key";
    private static final int SHORTEST = 32;
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeyConfiguration configuration;
    private final DataFolder folder;
    private byte @Nullable [] known;

    MasterKey(SecretKeyConfiguration configuration, DataFolder folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    @Override
    public int order() {
        return FIRST_KEY;
    }

    /** A configured key that is too short ends the start, not the first request that needs it. */
    @Override
    public void run() {
        configuration.secretKey().ifPresent(text -> {
            if (text.length() < SHORTEST) {
                throw new IllegalStateException(
                        "rapport.secret-key has %d characters; at least %d that nobody can guess are needed, such as those of: openssl rand -base64 32"
                                .formatted(text.length(), SHORTEST));
            }
        });
    }

    /** 256 bits. */
    synchronized byte[] bytes() {
        byte[] key = known;
        if (key == null) {
            key = sha256(configuration.secretKey().orElseGet(this::ofDataFolder));
            known = key;
        }
        return key;
    }

    private String ofDataFolder() {
        Path file = folder.file(FILE);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[RANDOM_BYTES];
                RANDOM.nextBytes(random);
                folder.writeSecret(FILE, Base64.getEncoder().encodeToString(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
