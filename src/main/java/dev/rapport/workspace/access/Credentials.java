package dev.rapport.workspace.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Takes the key out of the headers that may carry it; Authorization comes first. */
final class Credentials {

    private Credentials() {}

    /** What was sent as a key, whether it is one or not; empty if nothing was sent. */
    static Optional<String> from(Optional<String> authorization, Optional<String> apiKey) {
        return authorization
                .map(String::strip)
                .filter(header -> !header.isEmpty())
                .map(Credentials::fromAuthorization)
                .or(() -> apiKey.map(String::strip).filter(header -> !header.isEmpty()));
    }

    private static String fromAuthorization(String header) {
        int end = header.indexOf(' ');
        String scheme = (end < 0 ? header : header.substring(0, end)).toLowerCase(Locale.ROOT);
        String value = end < 0 ? "" : header.substring(end).strip();
        return switch (scheme) {
            case "bearer" -> value;
            case "basic" -> fromBasic(value);
            default -> ""; // a credential, but none of ours
        };
    }

    /** The password, or the user where a client can set only that. */
    private static String fromBasic(String value) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            String password = colon < 0 ? "" : pair.substring(colon + 1);
            return password.isEmpty() ? pair.substring(0, Math.max(colon, 0)) : password;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
