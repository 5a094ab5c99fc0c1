package dev.rapport.terms;

import dev.rapport.time.BusinessCalendar;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that a workspace has promised, and its costs, through all time as known at one moment. Immutable. */
public final class ServiceTerms {
    /** The setting number of what a workspace has only one of. */
    public static final long ONLY = 0;

    /** Nothing was ever said. */
    public static final ServiceTerms NONE = new ServiceTerms(Histories.NONE);

    private final Histories histories;
    private final Map<Long, BusinessCalendar> calendars = new HashMap<>();
    private final NavigableMap<Instant, TermsOfPeriod> periods = new TreeMap<>();

    /** From all versions of all settings that were known. */
    public ServiceTerms(Histories histories) {
        this.histories = histories;
        for (SettingVersion<NamedCalendar> version : histories.calendars().versions()) {
            calendars.put(version.id(), version.value().hours());
        }
        TreeSet<Instant> changes = new TreeSet<>(histories.policies().changes());
        changes.addAll(histories.calendars().changes());
        changes.addAll(histories.defaultCalendar().changes());
        for (Instant change : changes) {
            periods.put(change, TermsOfPeriod.at(change, histories));
        }
    }

    /** The histories of the settings, by kind. */
    public record Histories(
            SettingHistory<ServicePolicy> policies,
            SettingHistory<NamedCalendar> calendars,
            SettingHistory<DefaultCalendar> defaultCalendar,
            SettingHistory<CostTable> costs,
            SettingHistory<Target> targets,
            SettingHistory<MetricDefaults> metricDefaults) {
        private static final Histories NONE = new Histories(
                new SettingHistory<>(List.of()),
                new SettingHistory<>(List.of()),
                new SettingHistory<>(List.of()),
                new SettingHistory<>(List.of()),
                new SettingHistory<>(List.of()),
                new SettingHistory<>(List.of()));
    }

    /** What held for an interaction that was opened then with these values. */
    public TermsInForce at(Instant openedAt, OpeningFeatures opening) {
        Map.Entry<Instant, TermsOfPeriod> period = periods.floorEntry(openedAt);
        return period == null
                ? TermsInForce.NONE
                : Objects.requireNonNull(period.getValue()).of(opening);
    }

    /** A version of a calendar by its number, whether it is in force or not. */
    public Optional<BusinessCalendar> calendar(long version) {
        return Optional.ofNullable(calendars.get(version));
    }

    /** The costs in force at an instant. */
    public Optional<CostTable> costsAt(Instant at) {
        return histories.costs().at(ONLY, at).map(SettingVersion::value);
    }

    /** The targets in force at an instant, in the order in which they were made. */
    public List<Target> targetsAt(Instant at) {
        return histories.targets().at(at).stream().map(SettingVersion::value).toList();
    }

    /** What metrics use where a question does not say. It does not depend upon when things happened. */
    public MetricDefaults metricDefaults() {
        return metricDefaultsKnownAt(Instant.MAX);
    }

    /** What they used by what had been said until then: an answer of that time is had again with its own options. */
    public MetricDefaults metricDefaultsKnownAt(Instant known) {
        List<SettingVersion<MetricDefaults>> said = histories.metricDefaults().versions(ONLY).stream()
                .filter(version -> !version.recordedAt().isAfter(known))
                .toList();
        return new SettingHistory<>(said)
                .at(ONLY, Instant.MAX)
                .map(SettingVersion::value)
                .orElse(MetricDefaults.STANDARD);
    }
}
