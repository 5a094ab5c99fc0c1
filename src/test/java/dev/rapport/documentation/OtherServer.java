package dev.rapport.documentation;

import dev.rapport.platform.postgres.EmbeddedPostgres;
import dev.rapport.platform.storage.DataFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A PostgreSQL server as an operator has one: it has an administrator, and neither a role nor a database of the name that the
 * documentation gives them.
 */
final class OtherServer implements AutoCloseable {
    private static final String ADMINISTRATOR = "administrator";
    private static final String PASSWORD = "the administrator's";

    private final EmbeddedPostgres server;
    private final String address;

    private OtherServer(EmbeddedPostgres server, String address) {
        this.server = server;
        this.address = address;
    }

    static OtherServer start(Path folder) throws SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start(new DataFolder(folder));
        EmbeddedPostgres.Login first = server.login();
        OtherServer other = new OtherServer(
                server, first.jdbcUrl().substring(0, first.jdbcUrl().lastIndexOf('/')));
        try (Connection connection = DriverManager.getConnection(first.jdbcUrl(), first.user(), first.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE administrator SUPERUSER LOGIN PASSWORD 'the administrator''s'");
        }
        try (Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            for (String sql :
                    List.of("DROP DATABASE rapport WITH (FORCE)", "ALTER ROLE rapport RENAME TO whoever_made_it")) {
                statement.execute(sql);
            }
        }
        return other;
    }

    /** A session of the administrator. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), ADMINISTRATOR, PASSWORD);
    }

    String url(String database) {
        return address + "/" + database;
    }

    @Override
    public void close() {
        server.close();
    }
}
