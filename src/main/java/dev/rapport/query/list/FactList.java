package dev.rapport.query.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts in order of time: which ones the read model tells, what they say the table. */
final class FactList implements RowList {
    private static final int LARGEST_SCAN = 65_536;
    private static final int FETCH = 1000;

    private final List<String> columns;
    private final TimeOrder order;
    private final Fetch fetch;

    /** Reads what facts say, by number; a fact that is not wanted after all is missing. */
    interface Fetch {
        Map<Integer, Map<String, @Nullable Object>> fetch(int[] numbers);
    }

    FactList(List<String> columns, TimeOrder order, Fetch fetch) {
        this.columns = List.copyOf(columns);
        this.order = order;
        this.fetch = fetch;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public RowReader read(Optional<List<String>> behind) {
        return new Reader(order.place(behind));
    }

    /** Looks for more rows at once the longer it reads, since each look passes over the whole read model. */
    private final class Reader implements RowReader {
        private TimeOrder.Place last;
        private List<TimeOrder.Place> waiting = List.of();
        private int taken;
        private boolean ended;
        private int scan;

        Reader(TimeOrder.Place behind) {
            this.last = behind;
        }

        @Override
        public List<ListRow> next(int most) {
            List<ListRow> rows = new ArrayList<>();
            while (rows.size() < most && hasWaiting(most)) {
                int end = Math.min(waiting.size(), taken + Math.max(most - rows.size(), scan > FETCH ? FETCH : 0));
                List<TimeOrder.Place> asked = waiting.subList(taken, end);
                Map<Integer, Map<String, @Nullable Object>> found =
                        fetch.fetch(asked.stream().mapToInt(order::row).toArray());
                for (TimeOrder.Place place : asked) {
                    Map<String, @Nullable Object> columnsOfRow = found.get(order.row(place));
                    if (rows.size() == most) {
                        break;
                    }
                    taken++;
                    if (columnsOfRow != null) {
                        rows.add(new ListRow(order.key(place), columnsOfRow));
                    }
                }
            }
            return rows;
        }

        private boolean hasWaiting(int most) {
            if (taken < waiting.size()) {
                return true;
            }
            if (ended) {
                return false;
            }
            scan = scan == 0 ? most : Math.min(LARGEST_SCAN, scan * 8);
            waiting = order.behind(last, scan);
            ended = waiting.size() < scan;
            taken = 0;
            if (!waiting.isEmpty()) {
                last = waiting.get(waiting.size() - 1);
            }
            return !waiting.isEmpty();
        }
    }
}
