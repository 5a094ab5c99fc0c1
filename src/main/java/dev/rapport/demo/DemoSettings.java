package dev.rapport.demo;

import dev.rapport.terms.CostTable;
import dev.rapport.terms.DefaultCalendar;
import dev.rapport.terms.NamedCalendar;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.terms.Target;
import dev.rapport.time.BusinessCalendar;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.setting.EffectiveFrom;
import dev.rapport.workspace.setting.SettingKind;
import dev.rapport.workspace.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes down for the demo workspace when it is open, what it promises, what a contact costs and what it wants to reach. */
@ApplicationScoped
class DemoSettings {
    static final String CALENDAR_NAME = "Service hours";

    private final Settings settings;

    DemoSettings(Settings settings) {
        this.settings = settings;
    }

    /** Makes the settings, valid from the beginning of time, unless somebody has made any already. */
    void provide(WorkspaceId workspace, BusinessCalendar hours, String actor) {
        if (hasAny(workspace)) {
            return;
        }
        long calendar = make(workspace, SettingKind.CALENDAR, new NamedCalendar(CALENDAR_NAME, hours), actor);
        put(workspace, SettingKind.DEFAULT_CALENDAR, new DefaultCalendar(calendar), actor);
        for (ServicePolicy policy : DemoPromises.POLICIES) {
            make(workspace, SettingKind.POLICY, policy, actor);
        }
        put(workspace, SettingKind.COSTS, new CostTable(DemoPromises.CURRENCY, DemoPromises.COST_PER_CONTACT), actor);
        for (Target target : DemoPromises.TARGETS) {
            make(workspace, SettingKind.TARGET, target, actor);
        }
    }

    private boolean hasAny(WorkspaceId workspace) {
        return Stream.of(
                        SettingKind.CALENDAR,
                        SettingKind.DEFAULT_CALENDAR,
                        SettingKind.POLICY,
                        SettingKind.COSTS,
                        SettingKind.TARGET)
                .anyMatch(kind -> !settings.list(workspace, kind).isEmpty());
    }

    private <T> long make(WorkspaceId workspace, SettingKind<T> kind, T value, String actor) {
        return settings.create(workspace, kind, value, EffectiveFrom.BEGINNING, actor)
                .setting();
    }

    private <T> void put(WorkspaceId workspace, SettingKind<T> kind, T value, String actor) {
        settings.put(workspace, kind, before -> Optional.of(value), EffectiveFrom.BEGINNING, actor);
    }
}
