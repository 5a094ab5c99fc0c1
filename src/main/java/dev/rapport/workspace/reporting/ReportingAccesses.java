package dev.rapport.workspace.reporting;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.privilege.Excess;
import dev.rapport.platform.privilege.PublicPrivileges;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceRemoved;
import dev.rapport.workspace.audit.AuditLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
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
import java.util.Set;
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

    /**
     * A new access.
     *
     * @param password nobody sees it again
     * @param excesses what the database lets the role do beyond reading
     * @param filesAreLimited whether the size of its temporary files is
     */
    public record Issued(
            ReportingAccess access, RolePassword password, Set<Excess> excesses, boolean filesAreLimited) {}

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
            DatabaseRoles roles = new DatabaseRoles(connection);
            roles.make(role, password);
            ReportingAccess access =
                    table.add(workspace, name, role, clock.instant().truncatedTo(ChronoUnit.MICROS));
            record(workspace, actor, "reporting_access.created", access);
            return new Issued(access, password, PublicPrivileges.of(connection, role), roles.mayLimitFiles());
        }
    }

    /** A part of the accesses of a workspace, oldest first. */
    @Transactional(rollbackOn = Exception.class)
    public List<ReportingAccess> page(WorkspaceId workspace, PageRequest page) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ReportingAccessTable(connection).page(workspace, page.after(), page.limit() + 1);
        }
    }

    /**
     * Takes an access away: nobody logs in with it any more, who has is cut off, and its role is dropped with what it owns.
     * Each of these holds also when the next one fails, and can be asked for again.
     */
    public void remove(WorkspaceId workspace, long id, String actor) throws SQLException {
        cutOff(inTransaction(connection -> find(connection, workspace, id)).role());
        inTransaction(connection -> {
            ReportingAccess access = find(connection, workspace, id);
            new DatabaseRoles(connection).drop(access.role());
            new ReportingAccessTable(connection).remove(workspace, id);
            record(workspace, actor, "reporting_access.removed", access);
            return access;
        });
    }

    void onWorkspaceRemoved(@Observes WorkspaceRemoved removed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ReportingAccessTable table = new ReportingAccessTable(connection);
            List<String> roles = table.roles(removed.id());
            for (String role : roles) {
                cutOff(role);
            }
            for (String role : roles) {
                new DatabaseRoles(connection).drop(role);
            }
            table.removeAll(removed.id());
        }
    }

    /** First nobody may log in, for good, and then those end who have. */
    private void cutOff(String role) throws SQLException {
        inTransaction(connection -> {
            new DatabaseRoles(connection).refuseLogins(role);
            return role;
        });
        inTransaction(connection -> {
            new DatabaseRoles(connection).endSessions(role);
            return role;
        });
    }

    private static ReportingAccess find(Connection connection, WorkspaceId workspace, long id) throws SQLException {
        return new ReportingAccessTable(connection).find(workspace, id).orElseThrow(() -> Problem.notFound(
                        "There is no reporting access %d.".formatted(id))
                .toException());
    }

    private interface Work<T> {
        T over(Connection connection) throws SQLException;
    }

    /** In a transaction of its own, whatever is under way already. */
    private <T> T inTransaction(Work<T> work) throws SQLException {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                try (Connection connection = database.getConnection()) {
                    return work.over(connection);
                }
            });
        } catch (QuarkusTransactionException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw failure;
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
