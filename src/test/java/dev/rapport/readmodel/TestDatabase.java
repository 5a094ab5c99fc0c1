package dev.rapport.readmodel;

import dev.rapport.journal.Journal;
import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** The running service's database, with workspaces of a test's own. */
@Singleton
@Unremovable
final class TestDatabase {
    /** Far from what the service itself gives out. */
    private static final AtomicLong LAST_WORKSPACE = new AtomicLong(7_000_000_000L);

    private final DataSource source;
    private final Journal journal;

    TestDatabase(DataSource source, Journal journal) {
        this.source = source;
        this.journal = journal;
    }

    static TestDatabase get() {
        return CDI.current().select(TestDatabase.class).get();
    }

    DataSource source() {
        return source;
    }

    Journal journal() {
        return journal;
    }

    WorkspaceId newWorkspace() {
        return new WorkspaceId(LAST_WORKSPACE.incrementAndGet());
    }

    /** Read models of another node, which has read nothing yet. */
    ReadModels readModels(MeterRegistry meters) {
        return new ReadModels(source, meters, new ModelMemory(Long.MAX_VALUE));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
