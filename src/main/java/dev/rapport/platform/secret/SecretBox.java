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

    private final Keys keys;

    SecretBox(Keys keys) {
        this.keys = keys;
    }

    /** Where the key comes from. */
    interface Keys {
        /** The key to read with; not looked at whether it is the right one, since that shows. */
        MasterKey.Key toOpen();

        /** The key to encrypt with, which is the one that all else is encrypted with. */
        MasterKey.Key toSeal();
    }

    /**
     * Encrypts; the same text gives other bytes each time.
     *
     * @throws dev.rapport.platform.problem.ProblemException {@code unavailable} when this node has not the key that the rest is
     *     encrypted with
     */
    public byte[] seal(String text, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.toSeal(), nonce, purpose)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (SecretKeyException unusable) {
            throw refused(unusable, "Nothing can be encrypted with the key of this node");
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
            return decrypted(sealed, purpose);
        } catch (SecretKeyException unusable) {
            throw refused(unusable, "A stored secret can't be decrypted by this node");
        } catch (GeneralSecurityException e) {
            LOG.errorf(
                    "a secret (%s) can't be decrypted: rapport.secret-key, or the file %s in the data folder, is another one than when it was encrypted",
                    purpose, MasterKey.FILE);
            throw unavailable("A stored secret can't be decrypted with the key of this node");
        }
    }

    /** Whether what was sealed can be read with the key of this node. */
    public boolean opens(byte[] sealed, String purpose) {
        try {
            decrypted(sealed, purpose);
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private String decrypted(byte[] sealed, String purpose) throws GeneralSecurityException {
        if (sealed.length <= NONCE_BYTES || sealed[0] != VERSION) {
            throw new GeneralSecurityException("not a sealed text");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        byte[] text = cipher(Cipher.DECRYPT_MODE, keys.toOpen(), nonce, purpose)
                .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static RuntimeException refused(SecretKeyException unusable, String what) {
        LOG.error(unusable.getMessage());
        return unavailable(what);
    }

    private static RuntimeException unavailable(String what) {
        return Problem.unavailable(what + "; its operator finds the reason in the log.", UNTIL_THE_KEY_IS_BACK)
                .toException();
    }

    private static Cipher cipher(int mode, MasterKey.Key key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.forCipher(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
