package dev.rapport.metric;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers the combinations of dimension values that occur, in the order in which they are met. */
final class Grouping {
    private static final int UNKNOWN = -1;

    private final List<Dimension> dimensions;
    private final int[] firstLevel;
    private final List<Long2IntOpenHashMap> furtherLevels;
    private final List<int[]> codes = new ArrayList<>();
    private int firstLevelGroups;

    Grouping(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        this.firstLevel = new int[dimensions.isEmpty() ? 1 : dimensions.get(0).size()];
        Arrays.fill(firstLevel, UNKNOWN);
        this.furtherLevels = new ArrayList<>();
        for (int level = 1; level < dimensions.size(); level++) {
            Long2IntOpenHashMap next = new Long2IntOpenHashMap();
            next.defaultReturnValue(UNKNOWN);
            furtherLevels.add(next);
        }
        if (dimensions.isEmpty()) {
            codes.add(new int[0]);
        }
    }

    /** How many combinations have been met. */
    int size() {
        return codes.size();
    }

    /** How many combinations there could be at the most, as far as a number can tell. */
    long mostGroups() {
        double most = 1;
        for (Dimension dimension : dimensions) {
            most *= dimension.size();
        }
        return (long) most;
    }

    /** The number of a fact's combination. */
    int groupOf(int row) {
        if (dimensions.isEmpty()) {
            return 0;
        }
        int code = dimensions.get(0).codeOf(row);
        int group = firstLevel[code];
        if (group == UNKNOWN) {
            group = firstLevelGroups++;
            firstLevel[code] = group;
            if (furtherLevels.isEmpty()) {
                codes.add(new int[] {code});
            }
        }
        for (int level = 0; level < furtherLevels.size(); level++) {
            group = next(level, group, dimensions.get(level + 1).codeOf(row), row);
        }
        return group;
    }

    private int next(int level, int group, int code, int row) {
        Long2IntOpenHashMap known = furtherLevels.get(level);
        long key = (long) group << Integer.SIZE | code;
        int next = known.get(key);
        if (next == UNKNOWN) {
            next = known.size();
            known.put(key, next);
            if (level == furtherLevels.size() - 1) {
                codes.add(dimensions.stream().mapToInt(d -> d.codeOf(row)).toArray());
            }
        }
        return next;
    }

    /** The values of a combination. */
    List<@Nullable String> labels(int group) {
        List<@Nullable String> labels = new ArrayList<>();
        int[] groupCodes = codes.get(group);
        for (int d = 0; d < groupCodes.length; d++) {
            labels.add(dimensions.get(d).text(groupCodes[d]));
        }
        return Collections.unmodifiableList(labels);
    }
}
