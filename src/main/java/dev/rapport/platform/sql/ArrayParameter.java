package dev.rapport.platform.sql;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Arrays as parameters of statements. One that is bound as its text and cast ({@code ?::bigint[]}) is parsed again for every
 * row that is compared with it; bound as an array, it is read once. So no statement casts such a parameter: without the cast
 * the database refuses a text.
 */
public final class ArrayParameter {
    private ArrayParameter() {}

    /** Binds texts, for {@code ?}. */
    public static void texts(PreparedStatement statement, int place, Collection<String> texts) throws SQLException {
        bind(statement, place, "text", texts.toArray(String[]::new));
    }

    /** Binds whole numbers, for {@code ?}. */
    public static void numbers(PreparedStatement statement, int place, LongStream numbers) throws SQLException {
        bind(statement, place, "bigint", numbers.boxed().toArray(Long[]::new));
    }

    /** Binds sequences of bytes, for {@code ?}. */
    public static void bytes(PreparedStatement statement, int place, Collection<byte[]> sequences) throws SQLException {
        bind(statement, place, "bytea", sequences.toArray(byte[][]::new));
    }

    /** Binds values of a type that is named as in SQL; of those that Java has no type for, their text. */
    public static void bind(PreparedStatement statement, int place, String type, @Nullable Object[] values)
            throws SQLException {
        Array array = statement.getConnection().createArrayOf(type, values);
        try {
            statement.setArray(place, array);
        } finally {
            array.free();
        }
    }
}
