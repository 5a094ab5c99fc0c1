package dev.rapport.ingest;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that was most likely meant. */
final class NearestName {
    private static final int LONGEST = 100;

    private NearestName() {}

    /**
     * The known name with the fewest letters to change, case and punctuation aside ({@code customerId} is
     * {@code customer_id}); none when more than about a third of the letters would change.
     */
    static Optional<String> among(Collection<String> known, String name) {
        return among(known, name, Math.max(1, (name.length() + 1) / 3));
    }

    /** The nearest known name within {@code most} changed letters. */
    static Optional<String> among(Collection<String> known, String name, int most) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = letters(name);
        LevenshteinDistance distance = new LevenshteinDistance(most);
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int changes = distance.apply(letters(candidate), wanted);
            if (changes >= 0 && changes < fewest) {
                fewest = changes;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The tail of a sentence: {@code ; did you mean score?}, or the list of what is known. */
    static String hint(Collection<String> known, String name) {
        return among(known, name)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != ' ' && c != '.') {
                letters.append(c);
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
