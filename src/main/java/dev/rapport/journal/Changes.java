package dev.rapport.journal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which facts a transaction has written, by kind and number, and whether customers were linked. */
final class Changes {
    private final Map<FactKind, List<Long>> numbers = new EnumMap<>(FactKind.class);
    private boolean links;

    void add(FactKind kind, long number) {
        numbers.computeIfAbsent(kind, any -> new ArrayList<>()).add(number);
    }

    void addLinks() {
        links = true;
    }

    List<Long> of(FactKind kind) {
        return numbers.getOrDefault(kind, List.of());
    }

    boolean links() {
        return links;
    }
}
