package dev.rapport.workspace.setting;

import dev.rapport.platform.problem.Problem;
import dev.rapport.terms.DefaultCalendar;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.terms.SettingHistory;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.NavigableSet;

/** Who goes by which calendar: a calendar must be there when it is named, and can't go while it is. */
@ApplicationScoped
class CalendarUse {
    private final SettingStore store;

    CalendarUse(SettingStore store) {
        this.store = store;
    }

    /** Refuses a value that names a calendar which is not there. */
    void check(WorkspaceId workspace, Object value, Instant now) {
        if (value instanceof ServicePolicy policy && policy.calendar().isPresent()) {
            check(workspace, policy.calendar().getAsLong(), now);
        } else if (value instanceof DefaultCalendar standard) {
            check(workspace, standard.calendar(), now);
        }
    }

    private void check(WorkspaceId workspace, long calendar, Instant now) {
        if (store.history(workspace, SettingKind.CALENDAR)
                .atOrAfter(calendar, now)
                .isEmpty()) {
            throw Problem.validation(
                            "/calendar",
                            "There is no calendar \"%d\"; /v1/calendars lists those there are.".formatted(calendar))
                    .toException();
        }
    }

    /** Refuses to remove a calendar that a policy or the workspace goes by at or after an instant. */
    void refuseRemoval(WorkspaceId workspace, long calendar, Instant from) {
        SettingHistory<ServicePolicy> policies = store.history(workspace, SettingKind.POLICY);
        for (Instant at : from(policies, from)) {
            for (SettingVersion<ServicePolicy> policy : policies.at(at)) {
                if (policy.value().calendar().isPresent()
                        && policy.value().calendar().getAsLong() == calendar) {
                    throw Problem.conflict(
                                    "The SLA policy \"%s\" (%d) goes by the calendar %d; change the policy first."
                                            .formatted(policy.value().name(), policy.setting(), calendar))
                            .toException();
                }
            }
        }
        SettingHistory<DefaultCalendar> standard = store.history(workspace, SettingKind.DEFAULT_CALENDAR);
        for (Instant at : from(standard, from)) {
            if (standard.at(ServiceTerms.ONLY, at)
                    .filter(version -> version.value().calendar() == calendar)
                    .isPresent()) {
                throw Problem.conflict("The workspace goes by the calendar %d; set another at /v1/workspace first."
                                .formatted(calendar))
                        .toException();
            }
        }
    }

    private static NavigableSet<Instant> from(SettingHistory<?> history, Instant from) {
        NavigableSet<Instant> changes = history.changes();
        changes.add(from);
        return changes.tailSet(from, true);
    }
}
