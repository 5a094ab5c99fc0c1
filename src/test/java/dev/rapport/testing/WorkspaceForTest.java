package dev.rapport.testing;

import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.Workspaces;
import dev.rapport.workspace.key.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;

/** Makes workspaces for tests, each its own, so that tests run in any order and side by side. */
@ApplicationScoped
public class WorkspaceForTest {
    private final Workspaces workspaces;
    private final Keys keys;

    WorkspaceForTest(Workspaces workspaces, Keys keys) {
        this.workspaces = workspaces;
        this.keys = keys;
    }

    /** A new workspace in UTC. */
    public WorkspaceId create() {
        return create(ZoneId.of("UTC"));
    }

    /** A new workspace in a zone. */
    public WorkspaceId create(ZoneId zone) {
        return workspaces
                .create("test-" + UUID.randomUUID(), zone, DayOfWeek.MONDAY)
                .id();
    }

    /** A client with a key of all scopes but the operator's. */
    public Client client(WorkspaceId workspace) {
        Keys.Issued issued = keys.issue(
                workspace,
                new Keys.Wanted("test", EnumSet.of(Scope.INGEST, Scope.READ, Scope.ADMIN), Optional.empty()),
                "test");
        return new Client(issued.secret().text());
    }

    /** A client of a new workspace. */
    public Client client() {
        return client(create());
    }
}
