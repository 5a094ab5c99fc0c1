package dev.rapport.query;

import dev.rapport.metric.Warning;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceNotices;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What should be known beside every number of a workspace for the time being, whatever was asked. */
@ApplicationScoped
public class Notices {
    private static final Warning REFOLDING = new Warning(
            "refolding",
            "a change of settings is being applied: some facts are as before it, some as after it; /v1/jobs tells how far it is");

    private final List<WorkspaceNotices> sources;

    Notices(@All List<WorkspaceNotices> sources) {
        this.sources = sources;
    }

    /** Those that hold now of answers from these facts. */
    public List<Warning> of(WorkspaceId workspace, Snapshot facts) {
        List<Warning> warnings = new ArrayList<>();
        if (facts.refolding()) {
            warnings.add(REFOLDING);
        }
        for (WorkspaceNotices source : sources) {
            source.of(workspace).ifPresent(notice -> warnings.add(new Warning(notice.code(), notice.detail())));
        }
        return warnings;
    }
}
