package dev.rapport.ingest.connector.reading;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of what was sent. */
public enum Hmac {
    /** HMAC of SHA-1: no longer chosen by anybody, still sent by one vendor; unbroken in this use. */
    SHA1("HmacSHA1"),
    /** HMAC of SHA-256. */
    SHA256("HmacSHA256");

    private final String algorithm;

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The hash of the message's pieces, one after the other; with an empty key one that nothing equals. */
    public byte[] of(byte[] key, byte[]... message) {
        if (key.length == 0) {
            return new byte[0];
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] piece : message) {
                mac.update(piece);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm + " belongs to every Java platform", impossible);
        }
    }

    /** Whether the given text is the encoded hash, told in a time that does not depend upon where they differ. */
    public static boolean matches(String encodedHash, String given) {
        return !encodedHash.isEmpty()
                && MessageDigest.isEqual(
                        encodedHash.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
