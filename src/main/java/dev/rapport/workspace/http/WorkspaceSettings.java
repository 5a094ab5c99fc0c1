package dev.rapport.workspace.http;

import dev.rapport.terms.CostTable;
import dev.rapport.terms.DefaultCalendar;
import dev.rapport.terms.MetricDefaults;
import dev.rapport.terms.SettingVersion;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.Workspaces;
import dev.rapport.workspace.setting.EffectiveFrom;
import dev.rapport.workspace.setting.SettingKind;
import dev.rapport.workspace.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A workspace with the settings that it has only one of: read and changed as a whole. */
@ApplicationScoped
class WorkspaceSettings {
    private final Workspaces workspaces;
    private final Settings settings;

    WorkspaceSettings(Workspaces workspaces, Settings settings) {
        this.workspaces = workspaces;
        this.settings = settings;
    }

    /** What a workspace says now. */
    record Values(
            Workspace workspace,
            Optional<DefaultCalendar> calendar,
            Optional<CostTable> costs,
            MetricDefaults metricDefaults) {}

    /** One setting to be changed. */
    record Put<T>(SettingKind<T> kind, UnaryOperator<Optional<T>> change, EffectiveFrom effective) {
        private void run(Settings settings, WorkspaceId workspace, String actor) {
            settings.put(workspace, kind, change, effective, actor);
        }
    }

    /** All that is to be changed. */
    record Wanted(Workspaces.Change change, List<Put<?>> puts) {
        Wanted {
            puts = List.copyOf(puts);
        }
    }

    @Transactional
    Values get(WorkspaceId id) {
        return new Values(
                workspaces.get(id),
                value(id, SettingKind.DEFAULT_CALENDAR),
                value(id, SettingKind.COSTS),
                value(id, SettingKind.METRIC_DEFAULTS).orElse(MetricDefaults.STANDARD));
    }

    @Transactional
    Values change(WorkspaceId id, Wanted wanted, String actor) {
        wanted.puts().forEach(put -> put.run(settings, id, actor));
        workspaces.change(id, wanted.change(), actor);
        return get(id);
    }

    private <T> Optional<T> value(WorkspaceId id, SettingKind<T> kind) {
        return settings.find(id, kind).map(SettingVersion::value);
    }
}
