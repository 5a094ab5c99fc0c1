package dev.rapport.workspace.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.terms.SettingHistory;
import dev.rapport.terms.SettingVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the settings of a workspace inside the transaction of whoever asks. */
public final class SettingsTable {
    private static final String ALL = """
            SELECT kind, id, setting_id, valid_from, recorded_at, removed, body::text
            FROM setting_version WHERE workspace_id = ?
            """;
    private static final String KNOWN = ALL + "AND recorded_at <= ?";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, List<Row>> rows = new HashMap<>();

    private SettingsTable() {}

    private record Row(long id, long setting, Instant validFrom, Instant recordedAt, boolean removed, JsonNode body) {}

    /**
     * The terms of a workspace.
     *
     * @param knownAt settings recorded later are not known; {@link Instant#MAX} for all
     */
    public static ServiceTerms read(Connection connection, long workspaceId, Instant knownAt) throws SQLException {
        SettingsTable table = new SettingsTable();
        boolean all = knownAt.equals(Instant.MAX);
        try (PreparedStatement statement = connection.prepareStatement(all ? ALL : KNOWN)) {
            statement.setLong(1, workspaceId);
            if (!all) {
                statement.setObject(2, knownAt.atOffset(ZoneOffset.UTC));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    table.add(row);
                }
            }
        }
        return table.rows.isEmpty() ? ServiceTerms.NONE : table.toTerms();
    }

    private void add(ResultSet row) throws SQLException {
        OffsetDateTime validFrom = row.getObject(4, OffsetDateTime.class);
        try {
            rows.computeIfAbsent(row.getString(1), kind -> new ArrayList<>())
                    .add(new Row(
                            row.getLong(2),
                            row.getLong(3),
                            validFrom == null ? SettingVersion.ALWAYS : validFrom.toInstant(),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getBoolean(6),
                            JSON.readTree(row.getString(7))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the version %d of a setting is no JSON".formatted(row.getLong(2)), e);
        }
    }

    private ServiceTerms toTerms() {
        return new ServiceTerms(new ServiceTerms.Histories(
                history(SettingKind.POLICY),
                history(SettingKind.CALENDAR),
                history(SettingKind.DEFAULT_CALENDAR),
                history(SettingKind.COSTS),
                history(SettingKind.TARGET),
                history(SettingKind.METRIC_DEFAULTS)));
    }

    private <T> SettingHistory<T> history(SettingKind<T> kind) {
        return new SettingHistory<>(rows.getOrDefault(kind.id(), List.of()).stream()
                .map(row -> new SettingVersion<>(
                        row.id(),
                        row.setting(),
                        row.validFrom(),
                        row.recordedAt(),
                        row.removed(),
                        kind.read(row.body())))
                .toList());
    }
}
