package dev.rapport.workspace.reporting;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceRemoved;
import dev.rapport.workspace.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Makes, lists and takes away the accesses to the reporting views, each together with its database role. */
@ApplicationScoped
public class ReportingAccesses {
    private static final int MOST = 50;
    private static final int ROLE_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;
    private final AuditLog audit;
    private final Clock clock;

    ReportingAccesses(DataSource database, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new access together with its password, which nobody sees again. */
    public record Issued(ReportingAccess access, RolePassword password) {}

    /**
     * Makes a role that sees that workspace.
     *
     * @throws dev.rapport.platform.problem.ProblemException a conflict when the database does not let us make roles, or
     *     when there are too many
     */
    @Transactional(rollbackOn = Exception.class)
    public Issued issue(WorkspaceId workspace, String name, String actor) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ReportingAccessTable table = new ReportingAccessTable(connection);
            if (table.roles(workspace).size() >= MOST) {
                throw Problem.conflict("The workspace has %d accesses already; remove one first.".formatted(MOST))
                        .toException();
            }
            String role = roleName();
            RolePassword password = RolePassword.generate();
            new DatabaseRoles(connection).make(role, password);
            ReportingAccess access =
                    table.add(workspace, name, role, clock.instant().truncatedTo(ChronoUnit.MICROS));
            record(workspace, actor, "reporting_access.created", access);
            return new Issued(access, password);
        }
    }

    /** A part of the accesses of a workspace, oldest first. */
    @Transactional(rollbackOn = Exception.class)
    public List<ReportingAccess> page(WorkspaceId workspace, PageRequest page) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ReportingAccessTable(connection).page(workspace, page.after(), page.limit() + 1);
        }
    }

    /** Takes an access away and drops its role. */
    @Transactional(rollbackOn = Exception.class)
    public void remove(WorkspaceId workspace, long id, String actor) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ReportingAccess access = new ReportingAccessTable(connection)
                    .remove(workspace, id)
                    .orElseThrow(() -> Problem.notFound("There is no reporting access %d.".formatted(id))
                            .toException());
            new DatabaseRoles(connection).drop(access.role());
            record(workspace, actor, "reporting_access.removed", access);
        }
    }

    void onWorkspaceRemoved(@Observes WorkspaceRemoved removed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ReportingAccessTable table = new ReportingAccessTable(connection);
            DatabaseRoles roles = new DatabaseRoles(connection);
            for (String role : table.roles(removed.id())) {
                roles.drop(role);
            }
            table.removeAll(removed.id());
        }
    }

    private void record(WorkspaceId workspace, String actor, String action, ReportingAccess access) {
        audit.record(
                workspace,
                actor,
                action,
                "reporting-access/" + access.id(),
                Map.of("name", access.name(), "role", access.role()));
    }

    /** Says nothing about the workspace: names of roles can be seen by everybody who may log in to the server. */
    private static String roleName() {
        byte[] bytes = new byte[ROLE_BYTES];
        RANDOM.nextBytes(bytes);
        return "rapport_reader_" + HexFormat.of().formatHex(bytes);
    }
}
