package dev.rapport.fact;

import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.fact.InteractionFact.InCharge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who was in charge of an interaction, and since when. Times must not go backwards. */
final class Responsibility {
    private final Attribution opening;
    private final List<InCharge> spans = new ArrayList<>();

    /** The one that the opening names is in charge from the opening on, if there is one. */
    Responsibility(@Nullable Instant openedAt, Attribution opening) {
        this.opening = opening;
        if (openedAt != null) {
            spans.add(new InCharge(openedAt, opening));
        }
    }

    /** Puts somebody in charge; what is not named is taken from the one before. */
    void pass(Attribution to, Instant at) {
        Attribution next = to.completedBy(current());
        if (!spans.isEmpty() && spans.get(spans.size() - 1).from().equals(at)) {
            spans.remove(spans.size() - 1);
        }
        if (spans.isEmpty() || !spans.get(spans.size() - 1).who().equals(next)) {
            spans.add(new InCharge(at, next));
        }
    }

    /** Who is in charge after all that was passed on so far. */
    Attribution current() {
        return spans.isEmpty() ? opening : spans.get(spans.size() - 1).who();
    }

    /** Who was in charge at that time; before the first span the one that the opening names. */
    Attribution at(Instant time) {
        Attribution who = opening;
        for (InCharge span : spans) {
            if (!span.from().isAfter(time)) {
                who = span.who();
            }
        }
        return who;
    }

    /** The spans in order, each up to the next. */
    List<InCharge> spans() {
        return spans;
    }
}
