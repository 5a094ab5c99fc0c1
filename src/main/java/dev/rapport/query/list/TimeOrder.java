package dev.rapport.query.list;

import dev.rapport.metric.Effort;
import dev.rapport.readmodel.Blocks;
import dev.rapport.readmodel.LongColumn;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Rows by time, of equal times by number; those without a time come last. Keeps no more than the rows asked for, so that a
 * list of any length can be read in parts.
 */
final class TimeOrder {
    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::rank).thenComparingInt(Place::tie);

    private static final String ASCENDING = "asc";
    private static final String DESCENDING = "desc";

    private final Blocks blocks;
    private final LongColumn times;
    private final Span span;
    private final boolean descending;
    private final IntPredicate keeps;
    private final Effort effort;

    TimeOrder(Blocks blocks, LongColumn times, Span span, boolean descending, IntPredicate keeps, Effort effort) {
        this.effort = effort;
        this.blocks = blocks;
        this.times = times;
        this.span = span;
        this.descending = descending;
        this.keeps = keeps;
    }

    /** Where a row stands; ascending means on the way through the list. */
    record Place(long rank, int tie) {
        private static final Place BEFORE_ALL = new Place(Long.MIN_VALUE, Integer.MIN_VALUE);
    }

    /** The row of a place. */
    int row(Place place) {
        return descending ? -place.tie() : place.tie();
    }

    /** A place as a key of the list. */
    List<String> key(Place place) {
        return List.of(direction(), Long.toString(place.rank()), Integer.toString(place.tie()));
    }

    private String direction() {
        return descending ? DESCENDING : ASCENDING;
    }

    /** What keys look like in that direction. */
    static ListParameters.KeyForm keys(boolean descending) {
        return new ListParameters.KeyForm() {
            @Override
            public int parts() {
                return 3;
            }

            @Override
            public boolean isKey(List<String> key) {
                return key.get(0).equals(descending ? DESCENDING : ASCENDING)
                        && key.get(1).matches("-?\\d{1,18}|" + Long.MAX_VALUE)
                        && key.get(2).matches("-?\\d{1,9}");
            }
        };
    }

    /** The place that a key names; that before all others for none. */
    Place place(java.util.Optional<List<String>> key) {
        return key.map(parts -> new Place(Long.parseLong(parts.get(1)), Integer.parseInt(parts.get(2))))
                .orElse(Place.BEFORE_ALL);
    }

    /** The next places behind one, at most so many; fewer only at the end. */
    List<Place> behind(Place last, int most) {
        PriorityQueue<Place> first = new PriorityQueue<>(ORDER.reversed());
        for (int i = 0; i < blocks.count(); i++) {
            effort.goOn();
            int block = descending ? blocks.count() - 1 - i : i;
            if (canHold(block, first, most)) {
                gather(block, last, most, first);
            }
        }
        return first.stream().sorted(ORDER).toList();
    }

    private boolean canHold(int block, PriorityQueue<Place> first, int most) {
        if (!span.isAlways() && !blocks.overlaps(block, span.from(), span.to())) {
            return false;
        }
        Place worst = first.size() < most ? null : first.peek();
        if (worst == null || worst.rank() == Long.MAX_VALUE) {
            return true;
        }
        return descending
                ? blocks.overlaps(block, -worst.rank(), Long.MAX_VALUE)
                : blocks.overlaps(block, Long.MIN_VALUE, worst.rank() + 1);
    }

    private void gather(int block, Place last, int most, PriorityQueue<Place> first) {
        int end = blocks.endRow(block);
        for (int row = blocks.firstRow(block); row < end; row++) {
            long time = times.get(row);
            if (span.contains(time) && keeps.test(row)) {
                Place place = place(time, row);
                boolean isNext = ORDER.compare(place, last) > 0;
                if (isNext && first.size() < most) {
                    first.add(place);
                } else if (isNext && ORDER.compare(place, first.element()) < 0) {
                    first.remove();
                    first.add(place);
                }
            }
        }
    }

    private Place place(long time, int row) {
        long rank = time == LongColumn.ABSENT ? Long.MAX_VALUE : descending ? -time : time;
        return new Place(rank, descending ? -row : row);
    }
}
