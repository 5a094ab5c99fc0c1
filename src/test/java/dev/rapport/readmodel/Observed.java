package dev.rapport.readmodel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that notes whether the planner may sort when a statement is prepared, or rows are copied. */
final class Observed {
    private final DataSource database;
    private final List<Note> notes = new ArrayList<>();

    private record Note(String statement, String sorting) {}

    Observed(DataSource database) {
        this.database = database;
    }

    /** The setting at each statement that has those words in it. */
    List<String> sorting(String words) {
        return notes.stream()
                .filter(note -> note.statement().contains(words))
                .map(Note::sorting)
                .toList();
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = invoke(method, database, arguments);
                    return result instanceof Connection connection ? observed(connection) : result;
                });
    }

    private Connection observed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        notes.add(new Note((String) arguments[0], sorting(connection)));
                    } else if (method.getName().equals("unwrap")) {
                        notes.add(new Note("COPY", sorting(connection)));
                    }
                    return invoke(method, connection, arguments);
                });
    }

    private static String sorting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW enable_sort")) {
            row.next();
            return row.getString(1);
        }
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
