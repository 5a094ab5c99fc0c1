package dev.rapport.readmodel;

import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.LongStream;

/**
 * What a model will cost, before it is loaded: the number of facts, times what a fact was measured to cost, and the texts
 * of customers and attributes as a sample of the facts has them. It is rather low, since what turns out larger is stopped
 * while it is loaded, and then known.
 */
final class ModelEstimate {
    /** Columns with chains and their index, measured on a year of tickets; of purchases and answers likewise. */
    private static final long INTERACTION = 56;

    private static final long SURVEY = 32;
    private static final long PURCHASE = 40;
    /** A text's place and slot in a dictionary. */
    private static final long TEXT = 14;

    private static final int SAMPLE = 200;

    private static final String TEXTS = """
            SELECT count(*), count(DISTINCT customer_id), coalesce(avg(octet_length(customer_id)), 0)
            FROM %s WHERE workspace_id = ? AND number = ANY (?)
            """;

    private ModelEstimate() {}

    /** In bytes. */
    static long of(Connection connection, long workspaceId, Committed committed) throws SQLException {
        return committed.interactions() * INTERACTION
                + committed.surveys() * SURVEY
                + committed.purchases() * PURCHASE
                + texts(connection, workspaceId, InteractionRows.TABLE, committed.interactions())
                + texts(connection, workspaceId, PurchaseRows.TABLE, committed.purchases());
    }

    private static long texts(Connection connection, long workspaceId, String table, int facts) throws SQLException {
        if (facts == 0) {
            return 0;
        }
        long step = Math.max(1, facts / SAMPLE);
        try (PreparedStatement statement = connection.prepareStatement(TEXTS.formatted(table))) {
            statement.setLong(1, workspaceId);
            ArrayParameter.numbers(
                    statement, 2, LongStream.iterate(0, number -> number < facts, number -> number + step));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getLong(1) == 0) {
                    return 0;
                }
                // In all facts a customer comes again more often than in a few of them.
                double distinct = 0.25 * row.getLong(2) / row.getLong(1);
                return (long) (facts * distinct * (row.getDouble(3) + TEXT));
            }
        }
    }
}
