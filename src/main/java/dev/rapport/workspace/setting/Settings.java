package dev.rapport.workspace.setting;

import dev.rapport.platform.problem.Problem;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.terms.SettingHistory;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes, finds, changes and removes settings. What is shown of a setting is the version in force now; of one that is not in
 * force yet the first that will be.
 */
@ApplicationScoped
public class Settings {
    private static final int MOST = 1000;

    private final SettingStore store;
    private final SettingWriter writer;
    private final CalendarUse calendarUse;
    private final Clock clock;

    Settings(SettingStore store, SettingWriter writer, CalendarUse calendarUse, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.calendarUse = calendarUse;
        this.clock = clock;
    }

    /** The settings of a kind, by their numbers. */
    @Transactional
    public <T> List<SettingVersion<T>> list(WorkspaceId workspace, SettingKind<T> kind) {
        return shown(store.history(workspace, kind), now());
    }

    @Transactional
    public <T> SettingVersion<T> get(WorkspaceId workspace, SettingKind<T> kind, long setting) {
        return current(store.history(workspace, kind), kind, setting, now());
    }

    /** What a workspace has only one of, if it has it now. */
    @Transactional
    public <T> Optional<SettingVersion<T>> find(WorkspaceId workspace, SettingKind<T> kind) {
        return store.history(workspace, kind).at(ServiceTerms.ONLY, now());
    }

    /** Every version of a setting, removed ones too, in the order in which they were recorded. */
    @Transactional
    public <T> List<SettingVersion<T>> versions(WorkspaceId workspace, SettingKind<T> kind, long setting) {
        List<SettingVersion<T>> versions = store.history(workspace, kind).versions(setting);
        if (versions.isEmpty()) {
            throw notFound(kind, setting);
        }
        return versions;
    }

    @Transactional
    public <T> SettingVersion<T> create(
            WorkspaceId workspace, SettingKind<T> kind, T value, EffectiveFrom effective, String actor) {
        writer.await(workspace);
        SettingHistory<T> history = store.history(workspace, kind);
        List<SettingVersion<T>> shown = shown(history, now());
        if (shown.size() >= MOST) {
            throw Problem.conflict("There are already %d of the kind %s, and no more can be made."
                            .formatted(shown.size(), kind.noun()))
                    .toException();
        }
        long setting = store.nextNumber();
        refuseTakenName(kind, shown, setting, value);
        calendarUse.check(workspace, value, now());
        return writer.write(workspace, kind, SettingChange.made(setting, effective.first(), value), actor);
    }

    /** Changes what a setting says from a time on; a change that changes nothing is none. */
    @Transactional
    public <T> SettingVersion<T> change(
            WorkspaceId workspace,
            SettingKind<T> kind,
            long setting,
            UnaryOperator<T> change,
            EffectiveFrom effective,
            String actor) {
        writer.await(workspace);
        Instant now = now();
        SettingHistory<T> history = store.history(workspace, kind);
        SettingVersion<T> current = current(history, kind, setting, now);
        Instant from = effective.later(latest(now, current.validFrom()));
        Optional<SettingVersion<T>> governing = history.at(setting, from);
        T value = change.apply(governing.orElse(current).value());
        if (governing.isPresent() && governing.get().value().equals(value)) {
            return current;
        }
        refuseTakenName(kind, shown(history, now), setting, value);
        calendarUse.check(workspace, value, now);
        writer.write(workspace, kind, SettingChange.changed(setting, from, value), actor);
        return current(store.history(workspace, kind), kind, setting, now);
    }

    /** Ends a setting from a time on, whatever was said of it for later. */
    @Transactional
    public <T> void remove(
            WorkspaceId workspace, SettingKind<T> kind, long setting, EffectiveFrom effective, String actor) {
        writer.await(workspace);
        Instant now = now();
        SettingHistory<T> history = store.history(workspace, kind);
        SettingVersion<T> current = current(history, kind, setting, now);
        Instant from = effective.later(latest(now, current.validFrom()));
        if (kind == SettingKind.CALENDAR) {
            calendarUse.refuseRemoval(workspace, setting, from);
        }
        SettingVersion<T> ended = history.at(setting, from).orElse(current);
        writer.write(workspace, kind, SettingChange.removed(setting, from, ended.value()), actor);
        for (SettingVersion<T> later : history.versions(setting)) {
            if (later.validFrom().isAfter(from)
                    && history.at(setting, later.validFrom()).equals(Optional.of(later))) {
                writer.write(workspace, kind, SettingChange.removed(setting, later.validFrom(), later.value()), actor);
            }
        }
    }

    /**
     * Sets what a workspace has only one of.
     *
     * @param change gives what it is to be from what it was; empty for none
     */
    @Transactional
    public <T> void put(
            WorkspaceId workspace,
            SettingKind<T> kind,
            UnaryOperator<Optional<T>> change,
            EffectiveFrom effective,
            String actor) {
        writer.await(workspace);
        Instant now = now();
        SettingHistory<T> history = store.history(workspace, kind);
        boolean first = history.settings().isEmpty();
        Instant from = first ? effective.first() : effective.later(now);
        Optional<SettingVersion<T>> governing = history.at(ServiceTerms.ONLY, from);
        Optional<T> before = governing.map(SettingVersion::value);
        Optional<T> value = change.apply(before);
        if (value.equals(before)) {
            return;
        }
        value.ifPresent(given -> calendarUse.check(workspace, given, now));
        writer.write(
                workspace,
                kind,
                value.map(given -> first
                                ? SettingChange.made(ServiceTerms.ONLY, from, given)
                                : SettingChange.changed(ServiceTerms.ONLY, from, given))
                        .orElseGet(() -> SettingChange.removed(ServiceTerms.ONLY, from, before.orElseThrow())),
                actor);
    }

    void onWorkspaceRemoved(@Observes WorkspaceRemoved removed) {
        store.deleteOf(removed.id());
    }

    private static <T> List<SettingVersion<T>> shown(SettingHistory<T> history, Instant now) {
        return history.settings().stream()
                .flatMap(setting -> history.atOrAfter(setting, now).stream())
                .toList();
    }

    private static <T> SettingVersion<T> current(
            SettingHistory<T> history, SettingKind<T> kind, long setting, Instant now) {
        return history.atOrAfter(setting, now).orElseThrow(() -> notFound(kind, setting));
    }

    private static <T> void refuseTakenName(SettingKind<T> kind, List<SettingVersion<T>> shown, long setting, T value) {
        String name = kind.nameOf(value);
        for (SettingVersion<T> other : shown) {
            if (other.setting() != setting && kind.nameOf(other.value()).equals(name)) {
                throw Problem.conflict("There is already a %s \"%s\" with the id %d."
                                .formatted(kind.noun(), name, other.setting()))
                        .toException();
            }
        }
    }

    private static RuntimeException notFound(SettingKind<?> kind, long setting) {
        return Problem.notFound("There is no %s %d.".formatted(kind.noun(), setting))
                .toException();
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
