package dev.rapport.query.sql;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.query.MetricDocuments;
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
import org.jspecify.annotations.Nullable;

/** A published query: its parameters, and what it gives for values of them. */
record PublishedQuery(String metric, String statement, List<String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z_]+)");

    /** Those of all metrics. */
    static List<PublishedQuery> all() {
        return MetricCatalogue.all().stream().map(PublishedQuery::of).toList();
    }

    /** That of a metric. */
    static PublishedQuery of(String metric) {
        return of(MetricCatalogue.find(metric).orElseThrow());
    }

    private static PublishedQuery of(Metric metric) {
        MetricDocuments.Definition definition = MetricDocuments.definition(metric);
        String sql = definition.sql().replaceAll("--[^\n]*", "");
        List<String> parameters = new ArrayList<>();
        Matcher found = PARAMETER.matcher(sql);
        while (found.find()) {
            parameters.add(found.group(1));
        }
        return new PublishedQuery(definition.metric(), found.replaceAll("?"), parameters);
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
