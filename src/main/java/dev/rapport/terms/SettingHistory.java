package dev.rapport.terms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All versions of all settings of one kind, as known at one moment. */
public final class SettingHistory<T> {
    private final SortedMap<Long, List<SettingVersion<T>>> bySetting = new TreeMap<>();

    public SettingHistory(List<SettingVersion<T>> versions) {
        for (SettingVersion<T> version : versions) {
            bySetting
                    .computeIfAbsent(version.setting(), any -> new ArrayList<>())
                    .add(version);
        }
        bySetting.values().forEach(all -> all.sort(SettingVersion.GOVERNING_LAST));
    }

    /** What governs a setting at an instant; empty when it is not there yet or not any more. */
    public Optional<SettingVersion<T>> at(long setting, Instant at) {
        SettingVersion<T> governing = null;
        for (SettingVersion<T> version : bySetting.getOrDefault(setting, List.of())) {
            if (!version.validFrom().isAfter(at)) {
                governing = version;
            }
        }
        return Optional.ofNullable(governing).filter(version -> !version.removed());
    }

    /** What governs each setting at an instant, by the number of the setting. */
    public List<SettingVersion<T>> at(Instant at) {
        return bySetting.keySet().stream()
                .flatMap(setting -> at(setting, at).stream())
                .toList();
    }

    /** What governs a setting at an instant, else what will govern it first. */
    public Optional<SettingVersion<T>> atOrAfter(long setting, Instant at) {
        List<SettingVersion<T>> all = bySetting.getOrDefault(setting, List.of());
        Optional<SettingVersion<T>> governing = at(setting, at);
        return governing.isPresent()
                ? governing
                : all.stream()
                        .filter(version -> version.validFrom().isAfter(at) && !version.removed())
                        .findFirst()
                        // of several from the same instant the last one counts
                        .flatMap(first -> at(setting, first.validFrom()));
    }

    /** The numbers of all settings that there ever were, ascending. */
    public List<Long> settings() {
        return List.copyOf(bySetting.keySet());
    }

    /** Every version of every setting. */
    public List<SettingVersion<T>> versions() {
        return bySetting.values().stream().flatMap(List::stream).toList();
    }

    /** The versions of one setting in the order in which they were recorded. */
    public List<SettingVersion<T>> versions(long setting) {
        return bySetting.getOrDefault(setting, List.of()).stream()
                .sorted(Comparator.comparing(SettingVersion<T>::recordedAt).thenComparingLong(SettingVersion::id))
                .toList();
    }

    /** Every instant from which on something else may govern, ascending. */
    public NavigableSet<Instant> changes() {
        NavigableSet<Instant> changes = new TreeSet<>();
        versions().forEach(version -> changes.add(version.validFrom()));
        return changes;
    }
}
