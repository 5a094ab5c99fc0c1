package dev.rapport.workspace.reporting;

import java.security.SecureRandom;
import java.util.Base64;
import org.postgresql.util.PasswordUtil;

/** The password of a new role: 256 random bits in base64url. */
public record RolePassword(String text) {
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static RolePassword generate() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new RolePassword(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What the server checks logins with. The password itself is never sent to it, so that no log of it can hold it. */
    String scramVerifier() {
        return PasswordUtil.encodeScramSha256(text.toCharArray());
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "RolePassword[…]";
    }
}
