package dev.rapport.platform.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant who wrote a name that does not exist. */
public final class NearestName {

    private NearestName() {}

    /** The known name that is closest to the given one, if any is close. */
    public static Optional<String> of(String given, Collection<String> known) {
        String wanted = given.toLowerCase(Locale.ROOT);
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        int tolerance = Math.max(1, Math.min(wanted.length(), 60) / 3);
        Optional<String> begun = known.stream()
                .filter(name -> wanted.length() > 2 && (name.startsWith(wanted) || wanted.startsWith(name)))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        if (begun.isPresent()) {
            return begun;
        }
        return known.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= tolerance)
                .filter(name -> distance.apply(name.toLowerCase(Locale.ROOT), wanted) <= tolerance)
                .min(Comparator.<String>comparingInt(name -> distance.apply(name.toLowerCase(Locale.ROOT), wanted))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to say of an unknown name: what was probably meant, else what there is. */
    public static String unknown(String kind, String given, Collection<String> known) {
        String shown = given.length() > 100 ? given.substring(0, 100) + "…" : given;
        String advice = of(given, known)
                .map(" Did you mean \"%s\"?"::formatted)
                .orElseGet(() -> known.isEmpty()
                        ? ""
                        : " Known are: "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
        return "There is no %s \"%s\".%s".formatted(kind, shown, advice);
    }
}
