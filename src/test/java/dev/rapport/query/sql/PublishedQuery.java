package dev.rapport.query.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One published file: its parameters, and what it gives for values of them. */
record PublishedQuery(String metric, String statement, List<String> parameters) {
    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "rapport", "query", "sql");
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z_]+)");

    /** All files. */
    static List<PublishedQuery> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(PublishedQuery::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a metric, which must have one. */
    static PublishedQuery of(String metric) {
        return read(FOLDER.resolve(metric + ".sql"));
    }

    private static PublishedQuery read(Path file) {
        try {
            String sql = Files.readString(file).replaceAll("--[^\n]*", "");
            List<String> parameters = new ArrayList<>();
            Matcher found = PARAMETER.matcher(sql);
            while (found.find()) {
                parameters.add(found.group(1));
            }
            String metric = file.getFileName().toString().replace(".sql", "");
            return new PublishedQuery(metric, found.replaceAll("?"), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its rows; the values are texts that the statement casts, null where none is given. */
    List<Map<String, @Nullable Object>> run(Connection connection, Map<String, String> values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.size(); i++) {
                prepared.setObject(i + 1, values.get(parameters.get(i)), Types.VARCHAR);
            }
            try (ResultSet result = prepared.executeQuery()) {
                return rows(result);
            }
        }
    }

    private static List<Map<String, @Nullable Object>> rows(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.put(columns.getColumnLabel(i), value(result, columns, i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet result, ResultSetMetaData columns, int i) throws SQLException {
        return switch (columns.getColumnTypeName(i)) {
            case "timestamptz" -> result.getObject(i, OffsetDateTime.class).toInstant();
            case "jsonb" -> result.getString(i);
            default -> result.getObject(i);
        };
    }
}
