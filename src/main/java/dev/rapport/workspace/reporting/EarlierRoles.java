package dev.rapport.workspace.reporting;

import dev.rapport.platform.startup.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Roles that an earlier version made get the limits of those that are made now. */
@ApplicationScoped
class EarlierRoles implements StartupStep {
    private static final Logger LOG = Logger.getLogger(EarlierRoles.class);
    private static final String NOT_OURS = "42501";

    private final DataSource database;

    EarlierRoles(DataSource database) {
        this.database = database;
    }

    @Override
    public int order() {
        return TABLES;
    }

    @Override
    public void run() {
        try (Connection connection = database.getConnection()) {
            DatabaseRoles roles = new DatabaseRoles(connection);
            for (String role : new ReportingAccessTable(connection).roles()) {
                roles.limitFiles(role);
            }
        } catch (SQLException failure) {
            if (NOT_OURS.equals(
                    failure.getSQLState())) { // of a server that was restored, with roles that another user made
                LOG.warnf(
                        "the temporary files of a role that reads the reporting views could not be limited: %s",
                        failure.getMessage());
                return;
            }
            throw new IllegalStateException("the roles that read the reporting views could not be limited", failure);
        }
    }
}
