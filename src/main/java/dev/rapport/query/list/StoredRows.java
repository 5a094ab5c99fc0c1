package dev.rapport.query.list;

import dev.rapport.platform.sql.ArrayParameter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Asks the database what the read model does not hold. */
@ApplicationScoped
public class StoredRows {
    private static final int ROWS_AT_ONCE = 100;

    private final DataSource database;

    StoredRows(DataSource database) {
        this.database = database;
    }

    /** Sets the parameters of a statement. */
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Makes something of a row. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * What a statement gives.
     *
     * @throws IllegalStateException when the database does not answer
     */
    <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.read(row));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("the database did not tell what a list asked for", failure);
        }
    }

    /** Says what a row costs in memory. */
    interface Weighing {
        long bytes(ResultSet row) throws SQLException;
    }

    /**
     * The first rows that a statement gives, as many as may be held at once, at least one if there is any.
     *
     * @throws IllegalStateException when the database does not answer
     */
    <T> List<T> queryPart(String sql, Binding binding, Reading<T> reading, Weighing weighing) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // else the driver holds all rows
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(ROWS_AT_ONCE);
                binding.bind(statement);
                List<T> rows = new ArrayList<>();
                long bytes = 0;
                try (ResultSet row = statement.executeQuery()) {
                    while (bytes < RowList.MOST_BYTES && row.next()) {
                        bytes += weighing.bytes(row);
                        rows.add(reading.read(row));
                    }
                }
                return rows;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the database did not tell what a list asked for", failure);
        }
    }

    /** An array of numbers as a parameter. */
    static void numbers(PreparedStatement statement, int place, int[] numbers) throws SQLException {
        ArrayParameter.numbers(statement, place, IntStream.of(numbers).asLongStream());
    }

    /** An array of texts as a parameter. */
    static void texts(PreparedStatement statement, int place, List<String> texts) throws SQLException {
        ArrayParameter.texts(statement, place, texts);
    }
}
