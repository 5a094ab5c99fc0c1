package dev.rapport.platform.edge;

import dev.rapport.platform.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address in a request line. Browsers and curl send characters as they are that RFC 3986 wants percent-encoded, such as
 * the bar in {@code filter=channel:chat|email}, and letters beyond ASCII in UTF-8; they are taken for what is meant. What
 * could mean two things is refused.
 */
final class RequestTarget {
    private static final String ENCODED_FOR_THE_SENDER = "|^`{}[]\"<>\\";
    private static final int LONGEST_SHOWN = 100;

    private RequestTarget() {}

    /**
     * The same address as RFC 3986 has it; the very same text when it is.
     *
     * @param given a character for each byte that was sent
     * @throws dev.rapport.platform.problem.ProblemException that says where it can't be read
     */
    static String strict(String given) {
        if (given.equals("*")) {
            return given;
        }
        int begin = beginOfPath(given);
        StringBuilder strict = new StringBuilder(given.length() + 16).append(given, 0, begin);
        for (int index = begin; index < given.length(); index++) {
            char character = given.charAt(index);
            requireReadable(given, index);
            if (character > '~' || ENCODED_FOR_THE_SENDER.indexOf(character) >= 0) {
                strict.append('%').append(hexadecimal(character));
            } else {
                strict.append(character);
            }
        }
        String address = strict.length() == given.length() ? given : strict.toString();
        if (begin > 0 || address.startsWith("//")) {
            requireUri(address);
        }
        return address;
    }

    private static int beginOfPath(String given) {
        if (given.startsWith("/")) {
            return 0;
        }
        String scheme = given.substring(0, Math.min(8, given.length())).toLowerCase(Locale.ROOT);
        int authority = scheme.startsWith("http://") ? 7 : scheme.startsWith("https://") ? 8 : 0;
        if (authority == 0) {
            throw malformed("The address \"%s\" must begin with \"/\".".formatted(shown(given)));
        }
        for (int index = authority; index < given.length(); index++) {
            if (given.charAt(index) == '/' || given.charAt(index) == '?') {
                return index;
            }
        }
        return given.length();
    }

    private static void requireReadable(String given, int index) {
        char character = given.charAt(index);
        if (character == '%' && !(isHexadecimal(given, index + 1) && isHexadecimal(given, index + 2))) {
            throw malformed(
                    "The address has a \"%%\" at character %d without two hexadecimal digits behind it; send %%25 for"
                                    .formatted(index + 1)
                            + " the sign itself.");
        }
        if (character == '#') {
            throw malformed(("The address has a \"#\" at character %d; a fragment is not sent to a server. Send %%23"
                            + " for the sign itself.")
                    .formatted(index + 1));
        }
        if (character <= ' ' || character == 0x7f) {
            throw malformed("The address has the control character U+%04X at character %d; send %%%s for it."
                    .formatted((int) character, index + 1, hexadecimal(character)));
        }
        if (character > 0xff) {
            throw malformed("The address has the character U+%04X at character %d; send its UTF-8 percent-encoded."
                    .formatted((int) character, index + 1));
        }
    }

    private static void requireUri(String address) {
        try {
            new URI(address);
        } catch (URISyntaxException wrong) {
            throw malformed("The address \"%s\" is not a URI: %s at character %d."
                    .formatted(shown(address), wrong.getReason(), wrong.getIndex() + 1));
        }
    }

    private static boolean isHexadecimal(String text, int index) {
        return index < text.length() && Character.digit(text.charAt(index), 16) >= 0 && text.charAt(index) < 0x80;
    }

    private static String hexadecimal(char character) {
        return "%02X".formatted((int) character);
    }

    private static String shown(String address) {
        String readable = address.replaceAll("[^ -~]", "?");
        return readable.length() > LONGEST_SHOWN ? readable.substring(0, LONGEST_SHOWN) + "…" : readable;
    }

    private static RuntimeException malformed(String detail) {
        return Problem.malformed(detail).toException();
    }
}
