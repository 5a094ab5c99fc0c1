package dev.rapport.ingest.hook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a hook's address that nobody can guess: 192 random bits in base64url. Whoever knows it can reach the hook, so
 * it is looked up by its hash and stays out of logs.
 */
public record HookAddress(String text) {
    private static final int RANDOM_BYTES = 24;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public HookAddress {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form of a hook's address");
        }
    }

    static HookAddress generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new HookAddress(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The address in what a request has sent, if it looks like one. */
    public static Optional<HookAddress> fromText(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new HookAddress(text)) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "hook address …";
    }
}
