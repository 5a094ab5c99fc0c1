package dev.rapport.readmodel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database whose connections break when rows are to be read, if told to. */
final class FailingDatabase {
    private final DataSource database;
    private int copiesLeft = Integer.MAX_VALUE;

    FailingDatabase(DataSource database) {
        this.database = database;
    }

    /** After so many more reads of rows the connection is lost. */
    void failAfterCopies(int copies) {
        copiesLeft = copies;
    }

    void heal() {
        copiesLeft = Integer.MAX_VALUE;
    }

    /** The database as it is now. */
    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = invoke(() -> method.invoke(database, arguments));
                    return result instanceof Connection connection ? failing(connection) : result;
                });
    }

    private Connection failing(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("unwrap") && copiesLeft-- <= 0) {
                        throw new SQLException("the connection is lost", "08006");
                    }
                    return invoke(() -> method.invoke(connection, arguments));
                });
    }

    private interface Invocation {
        Object invoke() throws ReflectiveOperationException;
    }

    private static Object invoke(Invocation invocation) throws Throwable {
        try {
            return invocation.invoke();
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
