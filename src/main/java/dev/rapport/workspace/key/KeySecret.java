package dev.rapport.workspace.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as its owner knows it: {@code rap_} and 256 random bits in base64url.
 *
 * <p>It is stored as a plain SHA-256. A slow, salted hash protects passwords because people choose them from a small
 * set that can be tried out; 256 random bits cannot be tried out, and a fast hash lets every request be checked.
 */
public record KeySecret(String text) {

    private static final String MARK = "rap_";
    private static final int RANDOM_BYTES = 32;
    private static final int PREFIX_LENGTH = MARK.length() + 6;
    private static final Pattern FORM = Pattern.compile(MARK + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public KeySecret {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form of an API key");
        }
    }

    public static KeySecret generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new KeySecret(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The key in what a request has sent, if it looks like one. */
    public static Optional<KeySecret> fromText(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new KeySecret(text)) : Optional.empty();
    }

    /** What may be shown to tell one key from another. */
    public String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return prefix() + "…";
    }
}
