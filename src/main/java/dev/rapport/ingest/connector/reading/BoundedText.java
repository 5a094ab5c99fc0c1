package dev.rapport.ingest.connector.reading;

/** Makes a vendor's text one that an event may carry, so that an endless comment does not cost the score beside it. */
public final class BoundedText {
    private BoundedText() {}

    /** The text without what can't be stored (NUL, halves of surrogate pairs), cut to {@code most} UTF-16 units. */
    public static String of(String text, int most) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), most));
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int length = Character.charCount(character);
            at += length;
            if (kept.length() + length > most) {
                break;
            }
            boolean broken = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            if (character != 0 && !broken) {
                kept.appendCodePoint(character);
            }
        }
        return kept.toString();
    }
}
