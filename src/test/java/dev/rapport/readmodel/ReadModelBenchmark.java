package dev.rapport.readmodel;

import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How long a load and a patch take, what a row costs in memory, and how fast columns are read. Arguments: the JDBC URL of
 * an empty database, how many interactions, the unit to which their times are cut.
 */
public final class ReadModelBenchmark {
    private static final int RUNS = 5;

    private ReadModelBenchmark() {}

    /** Prints the measurements. */
    public static void main(String[] arguments) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        int size = Integer.parseInt(arguments[1]);
        String unit = arguments[2];
        Flyway.configure()
                .dataSource(database)
                .repeatableSqlMigrationPrefix("none")
                .load()
                .migrate();
        WorkspaceId workspace = new WorkspaceId(size + Math.abs(unit.hashCode() % 1000));
        if (!exists(database, workspace)) {
            GeneratedFacts.write(database, workspace.value(), size, unit);
        }
        median("bare COPY of the same columns, s", () -> drain(database, workspace, size));
        ReadModels[] models = new ReadModels[1];
        median("load, s", () -> {
            models[0] = new ReadModels(database, new SimpleMeterRegistry(), new ModelMemory(Long.MAX_VALUE));
            return models[0].current(workspace);
        });
        Snapshot snapshot = models[0].current(workspace);
        memory(snapshot);
        median("current() without change, s", () -> models[0].current(workspace));
        for (String numbers : new String[] {
            "SELECT " + size / 2,
            "SELECT generate_series(%d, %d)".formatted(size - 1000, size - 1),
            "SELECT (g * 7919::bigint) %% %d FROM generate_series(1, 1000) AS g".formatted(size),
            "SELECT (g * 7919::bigint) %% %d FROM generate_series(1, 10000) AS g".formatted(size)
        }) {
            double[] seconds = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                GeneratedFacts.touch(database, workspace.value(), numbers);
                seconds[run] = seconds(() -> models[0].current(workspace));
            }
            print("patch " + numbers, seconds);
        }
        reading(snapshot);
    }

    private static boolean exists(PGSimpleDataSource database, WorkspaceId workspace) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT 1 FROM workspace_version WHERE workspace_id = " + workspace.value())) {
            return row.next();
        }
    }

    private static long drain(PGSimpleDataSource database, WorkspaceId workspace, int size) throws SQLException {
        String sql = new InteractionRows(Columns.NONE, size, new Dictionaries()).select("");
        try (Connection connection = database.getConnection()) {
            CopyOut stream = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (%s WHERE workspace_id = %d) TO STDOUT (FORMAT binary)"
                            .formatted(sql, workspace.value()));
            long bytes = 0;
            for (byte[] row = stream.readFromCopy(); row != null; row = stream.readFromCopy()) {
                bytes += row.length;
            }
            return bytes;
        }
    }

    private static void memory(Snapshot snapshot) {
        Columns columns = snapshot.interactions().columns();
        double rows = columns.size();
        Map<String, Double> perRow = new TreeMap<>();
        columns.longs().forEach((name, column) -> perRow.put(name, column.bytes() / rows));
        columns.flags().forEach((name, column) -> perRow.merge("flags", column.bytes() / rows, Double::sum));
        columns.ints().forEach((name, column) -> perRow.put(name, column.bytes() / rows));
        columns.codes()
                .forEach((name, column) -> perRow.put(name, column.codes().bytes() / rows));
        columns.dimensions()
                .forEach((name, column) -> perRow.put(name, column.codes().bytes() / rows));
        perRow.forEach((name, bytes) -> System.out.printf("  %-28s %6.2f bytes a row%n", name, bytes));
        System.out.printf("columns %.1f bytes a row, all %.1f%n", columns.bytes() / rows, snapshot.bytes() / rows);
    }

    private static void reading(Snapshot snapshot) throws Exception {
        InteractionColumns columns = snapshot.interactions();
        CodeColumn channel = columns.dimension("channel").orElseThrow();
        median("row by row: counts, opened, reply, channel, s", () -> {
            long sum = 0;
            for (int row = 0; row < columns.size(); row++) {
                if (columns.counts().get(row) && columns.firstReplyAt().get(row) != LongColumn.ABSENT) {
                    sum += columns.firstReplyAt().get(row) - columns.openedAt().get(row) + channel.get(row);
                }
            }
            return sum;
        });
        median("block by block: the same, s", () -> {
            long sum = 0;
            long[] opened = new long[Blocks.ROWS];
            long[] reply = new long[Blocks.ROWS];
            int[] code = new int[Blocks.ROWS];
            for (int block = 0; block < columns.blocks().count(); block++) {
                columns.openedAt().read(block, opened);
                columns.firstReplyAt().read(block, reply);
                channel.read(block, code);
                int first = columns.blocks().firstRow(block);
                int length = columns.blocks().endRow(block) - first;
                for (int i = 0; i < length; i++) {
                    if (columns.counts().get(first + i) && reply[i] != LongColumn.ABSENT) {
                        sum += reply[i] - opened[i] + code[i];
                    }
                }
            }
            return sum;
        });
        median("chains: previous and next of all, s", () -> {
            long sum = 0;
            for (int row = 0; row < columns.size(); row++) {
                sum += columns.previousContact(row) + columns.nextContact(row);
            }
            return sum;
        });
    }

    private static void median(String what, Callable<?> work) throws Exception {
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            seconds[run] = seconds(work);
        }
        print(what, seconds);
    }

    private static double seconds(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        Object result = work.call();
        long end = System.nanoTime();
        if (result == null) {
            throw new IllegalStateException("nothing came");
        }
        return (end - begin) / 1e9;
    }

    private static void print(String what, double[] seconds) {
        Arrays.sort(seconds);
        System.out.printf(
                "%-80s median %.4f, best %.4f, worst %.4f%n", what, seconds[RUNS / 2], seconds[0], seconds[RUNS - 1]);
    }
}
