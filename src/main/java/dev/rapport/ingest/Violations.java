package dev.rapport.ingest;

import dev.rapport.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one item; bounded, so that a hostile item can't fill the memory with sentences. */
final class Violations {
    private final int most;
    private final List<Violation> list = new ArrayList<>(0);
    private int more;

    /** Tells the first {@code most} and counts the others. */
    Violations(int most) {
        this.most = most;
    }

    void add(String pointer, String detail) {
        if (list.size() < most) {
            list.add(new Violation(pointer, detail));
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    List<Violation> toList() {
        if (more == 0) {
            return List.copyOf(list);
        }
        List<Violation> all = new ArrayList<>(list);
        all.add(new Violation("", "and %,d more; correct these first".formatted(more)));
        return List.copyOf(all);
    }
}
