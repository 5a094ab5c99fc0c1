package dev.rapport.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Facts written straight into the tables, many and plausible, for measurements: a year of tickets, a row each 31 s or less. */
final class GeneratedFacts {
    private static final String INTERACTIONS = """
            INSERT INTO interaction_fact (workspace_id, subject, number, present, opened_at, customer_id, channel, direction,
              topic, issue_id, priority, location, product, opening_agent, opening_team, current_agent, current_team,
              first_reply_at, first_reply_agent, first_reply_team, bot_replied, handover_at, handover_reply_at,
              handover_reply_agent, handover_reply_team, first_resolved_at, last_resolved_at, resolutions,
              resolution_agent, resolution_team, first_contact, resolvable_at_first_line, first_reopened_at, reopens,
              first_transferred_at, transfers, first_escalated_at, escalations, abandoned_at, discarded, open_intervals,
              pauses, attributes, tags, flags)
            SELECT %1$d, 'T' || g, g, true, at, CASE WHEN h %% 10 < 9 THEN 'zendesk:' || (h %% (%2$d / 3 + 1)) END,
              (ARRAY['phone','chat','email','social','in_store','self_service'])[1 + h %% 6],
              CASE WHEN h %% 20 = 0 THEN 'outbound' ELSE 'inbound' END, 'topic ' || (h / 7 %% 40),
              CASE WHEN h %% 11 = 0 THEN 'I-' || (h %% 5000) END, (ARRAY['low','normal','high','urgent'])[1 + h / 3 %% 4],
              'store ' || (h / 5 %% 20), 'product ' || (h / 11 %% 50), CASE WHEN h %% 2 = 0 THEN 'agent ' || (h %% 200) END,
              'team ' || (h %% 10), 'agent ' || (h %% 200), 'team ' || (h %% 10),
              CASE WHEN h %% 10 > 0 THEN at + reply END, CASE WHEN h %% 10 > 0 THEN 'agent ' || (h %% 200) END,
              CASE WHEN h %% 10 > 0 THEN 'team ' || (h %% 10) END, h %% 5 = 0,
              CASE WHEN h %% 15 = 0 THEN at + reply / 2 END, CASE WHEN h %% 15 = 0 THEN at + reply END,
              CASE WHEN h %% 15 = 0 THEN 'agent ' || (h %% 200) END, CASE WHEN h %% 15 = 0 THEN 'team ' || (h %% 10) END,
              CASE WHEN h %% 7 > 0 THEN at + reply * 5 END,
              CASE WHEN h %% 7 > 0 THEN at + reply * (CASE WHEN h %% 23 = 0 THEN 9 ELSE 5 END) END,
              CASE WHEN h %% 7 > 0 THEN 1 + (h %% 23 = 0)::int ELSE 0 END,
              CASE WHEN h %% 7 > 0 THEN 'agent ' || (h %% 200) END, CASE WHEN h %% 7 > 0 THEN 'team ' || (h %% 10) END,
              CASE WHEN h %% 3 = 0 THEN h %% 4 > 0 END, h %% 40 > 0, CASE WHEN h %% 23 = 0 THEN at + reply * 7 END,
              (h %% 23 = 0)::int, CASE WHEN h %% 12 = 0 THEN at + reply * 2 END, (h %% 12 = 0)::int,
              CASE WHEN h %% 31 = 0 THEN at + reply * 3 END, (h %% 31 = 0)::int,
              CASE WHEN h %% 19 = 0 THEN at + reply / 3 END, h %% 101 = 0, '[]', '[]',
              jsonb_build_object('plan', (ARRAY['free','pro','team'])[1 + h %% 3], 'region', 'r' || (h %% 12)), '[]', '[]'
            FROM (SELECT g, abs(hashint4(g)) AS h,
                    date_trunc('%3$s', timestamptz '2025-01-01 00:00:00Z' + g * (interval '31536000 s' / %2$d)) AS at,
                    date_trunc('%3$s', (10 + abs(hashint4(g + 1)) %% 20000) * interval '1.25 s') AS reply
                  FROM generate_series(0, %2$d - 1) AS g) AS made
            """;

    private static final String VERSION = """
            INSERT INTO workspace_version (workspace_id, epoch, version, stamp, interactions, surveys, purchases)
            VALUES (%d, gen_random_uuid(), 1, now(), %d, 0, 0)
            """;

    private GeneratedFacts() {}

    /** Writes interactions into a workspace that has none; times are cut to that unit of {@code date_trunc}. */
    static void write(DataSource database, long workspaceId, int interactions, String unit) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(INTERACTIONS.formatted(workspaceId, interactions, unit));
            statement.execute(VERSION.formatted(workspaceId, interactions));
            statement.execute("VACUUM ANALYZE interaction_fact");
        }
    }

    /** Makes a version that changes these interactions: they are resolved once more. */
    static void touch(DataSource database, long workspaceId, String numbers) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    UPDATE interaction_fact SET resolutions = resolutions + 1, last_resolved_at = opened_at + interval '9 d'
                    WHERE workspace_id = %d AND number IN (%s)
                    """.formatted(workspaceId, numbers));
            statement.execute("UPDATE workspace_version SET version = version + 1 WHERE workspace_id = " + workspaceId);
            statement.execute("""
                    INSERT INTO change_log (workspace_id, version, stamp, interactions, surveys, purchases, links)
                    SELECT workspace_id, version, now(), ARRAY(SELECT number FROM (%s) AS changed (number)), '{}', '{}', false
                    FROM workspace_version WHERE workspace_id = %d
                    """.formatted(numbers, workspaceId));
            connection.commit();
        }
    }
}
