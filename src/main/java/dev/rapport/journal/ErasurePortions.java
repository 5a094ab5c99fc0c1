package dev.rapport.journal;

import dev.rapport.event.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Divides what was found into steps: writers wait for one, so it must not grow with how much happened to a subject. */
final class ErasurePortions {
    private ErasurePortions() {}

    /**
     * Portions in the given order, each of so many events at most; a subject with more is one by itself.
     *
     * @param events how many events each subject has
     */
    static List<List<Subject>> of(Map<Subject, Long> events, long most) {
        List<List<Subject>> portions = new ArrayList<>();
        List<Subject> portion = new ArrayList<>();
        long inPortion = 0;
        for (Map.Entry<Subject, Long> next : events.entrySet()) {
            if (!portion.isEmpty() && inPortion + next.getValue() > most) {
                portions.add(List.copyOf(portion));
                portion.clear();
                inPortion = 0;
            }
            portion.add(next.getKey());
            inPortion += next.getValue();
        }
        if (!portion.isEmpty()) {
            portions.add(List.copyOf(portion));
        }
        return List.copyOf(portions);
    }
}
