package dev.rapport.platform.secret;

import dev.rapport.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Encrypts texts so that they can be read again: AES-256 in GCM. What was sealed for one purpose opens for no other, so
 * that rows can't be exchanged.
 */
@ApplicationScoped
public class SecretBox {
    private static final Logger LOG = Logger.getLogger(SecretBox.class);
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Duration UNTIL_THE_KEY_IS_BACK = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKey key;

    SecretBox(MasterKey key) {
        this.key = key;
    }

    /** Encrypts; the same text gives other bytes each time. */
    public byte[] seal(String text, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES in GCM", e);
        }
    }

    /**
     * Reads what was sealed.
     *
     * @throws dev.rapport.platform.problem.ProblemException {@code unavailable} when it was sealed with another key, or
     *     for another purpose
     */
    public String open(byte[] sealed, String purpose) {
        try {
            if (sealed.length <= NONCE_BYTES || sealed[0] != VERSION) {
                throw new GeneralSecurityException("not a sealed text");
            }
            byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, purpose)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            LOG.errorf(
                    "a secret (%s) can't be decrypted: rapport.secret-key, or the file %s in the data folder, is another one than when it was encrypted",
                    purpose, MasterKey.FILE);
            throw Problem.unavailable(
                            "A stored secret can't be decrypted with the key of this node; its operator finds the reason in the log.",
                            UNTIL_THE_KEY_IS_BACK)
                    .toException();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
