package dev.rapport.workspace.reporting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.query.sql.ReportingLogin;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Roles where the database does not let us make them. */
@QuarkusTest
class DatabaseRolesIT {

    @Test
    void aUserWithoutTheRightToMakeRolesIsToldWhatToGrant() throws SQLException {
        ReportingLogin ordinary = ReportingLogin.create(TestWorkspace.create());
        try (Connection connection = ordinary.connect()) {
            assertThatThrownBy(() -> new DatabaseRoles(connection)
                            .make("rapport_reader_0123456789abcdef", RolePassword.generate()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("conflict")
                    .hasMessageContaining("ALTER ROLE \"%s\" CREATEROLE".formatted(ordinary.role()));
        }
    }
}
