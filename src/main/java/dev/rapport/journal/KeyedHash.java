package dev.rapport.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes by a key of the workspace: who has a text can ask whether it is meant, nobody can read the text back, and without
 * the key nobody can find it by trying. Used by one thread.
 */
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Mac mac;

    KeyedHash(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM + ", and every key will do", impossible);
        }
    }

    /** A key that nobody has. */
    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** The hash of a customer's id. */
    byte[] ofCustomer(String id) {
        return of("customer", id);
    }

    /** The hash of a source of events. */
    byte[] ofSource(String source) {
        return of("source", source);
    }

    /** The hash of an event's identity. */
    byte[] ofEvent(PreparedEvent.Identity identity) {
        return of(identity.subject(), identity.source(), identity.id());
    }

    /** Length first, so that no two lists of texts give the same bytes. */
    private byte[] of(String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            mac.update(bytes);
        }
        return Arrays.copyOf(mac.doFinal(), HASH_BYTES);
    }
}
