package dev.rapport.journal;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A COPY under way; closed before its end it has written nothing. */
final class CopyTarget implements AutoCloseable {
    private final CopyIn copy;

    private CopyTarget(CopyIn copy) {
        this.copy = copy;
    }

    static CopyTarget open(Connection connection, String sql) throws SQLException {
        return new CopyTarget(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    /** Sends what was gathered, which can be cleared then. */
    void send(CopyRows rows) throws SQLException {
        copy.writeToCopy(rows.array(), 0, rows.length());
    }

    /** Waits until all rows are in. */
    void end() throws SQLException {
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
