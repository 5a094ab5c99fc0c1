package dev.rapport.ingest;

import org.jspecify.annotations.Nullable;

/** What every text must keep: PostgreSQL stores no NUL, and UTF-8 has no form for half a surrogate pair. */
final class Texts {
    private static final int MOST_SHOWN = 80;

    private Texts() {}

    /**
     * What is wrong with a text, as the rest of a sentence that begins with its name; null when all is well.
     *
     * @param maxLength the most UTF-16 units that it may have
     */
    static @Nullable String defect(String text, int maxLength) {
        int length = text.length();
        if (length > maxLength) {
            return "has %,d characters; the maximum is %,d".formatted(length, maxLength);
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "contains a NUL character, which can't be stored; leave it out";
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return "contains a broken character (half of a surrogate pair, or bytes that are not UTF-8);"
                            + " send whole Unicode characters in UTF-8";
                }
                i++;
            }
        }
        return null;
    }

    /** A value as a sentence may show it: not too long, and without what can't be written in an answer. */
    static String shown(String text) {
        return shown(text, MOST_SHOWN);
    }

    /** The same with at most {@code most} characters. */
    static String shown(String text, int most) {
        String head = text.length() <= most ? text : text.substring(0, most) + "…";
        if (isPlain(head)) {
            return head;
        }
        StringBuilder plain = new StringBuilder(head.length());
        head.codePoints().forEach(c -> plain.appendCodePoint(isShown(c) ? c : 0xFFFD));
        return plain.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShown(int codePoint) {
        boolean loneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return !loneSurrogate && !Character.isISOControl(codePoint);
    }
}
