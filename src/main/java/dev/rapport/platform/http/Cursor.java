package dev.rapport.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The place in a list where the next page begins, as text that nobody is meant to read. */
public final class Cursor {

    private static final char SEPARATOR = '\u001f';

    private Cursor() {}

    /** The cursor behind the item with this key; the parts must not contain U+001F. */
    public static String encode(String... key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(String.valueOf(SEPARATOR), key).getBytes(StandardCharsets.UTF_8));
    }

    /** The key in a cursor, if it is one and has as many parts. */
    public static Optional<List<String>> decode(String cursor, int parts) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> key = List.of(text.split(String.valueOf(SEPARATOR), -1));
            return key.size() == parts ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
