package dev.rapport.query.list;

import dev.rapport.metric.Listing;
import dev.rapport.time.EpochMicros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of an entry in a list of the facts behind a number: by bucket, group, time, fact. */
record MetricRowKey(int groups) implements ListParameters.KeyForm {
    private static final int NUMBERS = 4;
    private static final String NULL = "n";
    private static final String VALUE = "v";

    @Override
    public int parts() {
        return NUMBERS + groups;
    }

    @Override
    public boolean isKey(List<String> key) {
        return key.subList(0, NUMBERS).stream().allMatch(part -> part.matches("-?\\d{1,18}"))
                && key.subList(NUMBERS, key.size()).stream()
                        .allMatch(part -> part.equals(NULL) || part.startsWith(VALUE));
    }

    /** The key of an entry. */
    static List<String> of(Listing.Entry entry) {
        List<String> key = new ArrayList<>();
        key.add(Long.toString(EpochMicros.fromInstant(entry.from())));
        key.add(Long.toString(EpochMicros.fromInstant(entry.at())));
        key.add(Integer.toString(entry.row()));
        key.add(Integer.toString(entry.place()));
        for (String label : entry.group()) {
            key.add(label == null ? NULL : VALUE + label);
        }
        return key;
    }

    /** The first entry behind that key, whether its own is still there or not. */
    static int firstBehind(List<Listing.Entry> entries, List<String> key) {
        long from = Long.parseLong(key.get(0));
        long at = Long.parseLong(key.get(1));
        int row = (int) Long.parseLong(key.get(2));
        int place = (int) Long.parseLong(key.get(3));
        List<@Nullable String> group = new ArrayList<>();
        for (String part : key.subList(NUMBERS, key.size())) {
            group.add(part.equals(NULL) ? null : part.substring(VALUE.length()));
        }
        Listing.Place last =
                new Listing.Place(EpochMicros.toInstant(from), group, EpochMicros.toInstant(at), row, place);
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).where().compareTo(last) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
