package dev.rapport.platform.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant who wrote a name that does not exist. */
public final class NearestName {
    private static final int LONGEST = 100;

    private NearestName() {}

    /**
     * The known name with the fewest letters to change, case and punctuation aside ({@code customerId} is
     * {@code customer_id}); none when more than about a third of the letters would change.
     */
    public static Optional<String> of(String given, Collection<String> known) {
        return within(Math.max(1, (given.length() + 1) / 3), given, known);
    }

    /** The nearest known name for which at most {@code most} letters change. */
    public static Optional<String> within(int most, String given, Collection<String> known) {
        if (given.isEmpty() || given.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = letters(given);
        LevenshteinDistance distance = new LevenshteinDistance(most);
        JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
        return known.stream()
                .filter(name -> distance.apply(letters(name), wanted) >= 0)
                .min(Comparator.<String>comparingInt(name -> distance.apply(letters(name), wanted))
                        // of two equally far away the one that has the same letters, only in another order
                        .thenComparing(
                                Comparator.comparingDouble((String name) -> likeness.apply(letters(name), wanted))
                                        .reversed())
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to say of an unknown name: what was probably meant, else what there is. */
    public static String unknown(String kind, String given, Collection<String> known) {
        String shown = given.length() > LONGEST ? given.substring(0, LONGEST) + "…" : given;
        String advice = of(given, known)
                .map(" Did you mean \"%s\"?"::formatted)
                .orElseGet(() -> known.isEmpty()
                        ? ""
                        : " Known are: "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
        return "There is no %s \"%s\".%s".formatted(kind, shown, advice);
    }

    /** The tail of a sentence about an unknown name: what was probably meant, else what there is, in the order given. */
    public static String hint(String given, Collection<String> known) {
        return of(given, known)
                .map("; did you mean %s?"::formatted)
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
