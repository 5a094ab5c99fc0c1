package dev.rapport.platform.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

/** Which key the secrets in the database are encrypted with, for all nodes: the row of {@code secret_key}. */
@ApplicationScoped
class KeyInUse {
    private static final String READ = "SELECT check_value FROM secret_key";
    private static final String ADD =
            "INSERT INTO secret_key (number, check_value) VALUES (1, ?) ON CONFLICT (number) DO NOTHING";
    private static final String REPLACE =
            "INSERT INTO secret_key (number, check_value) VALUES (1, ?) ON CONFLICT (number) DO UPDATE SET check_value = EXCLUDED.check_value";

    private static final String FORGET = "DELETE FROM secret_key";

    private final DataSource database;

    KeyInUse(DataSource database) {
        this.database = database;
    }

    /** Whether secrets have been encrypted, and so a key is in use. */
    boolean isKnown() {
        return checkValue().isPresent();
    }

    /** Whether it is that one. */
    boolean is(MasterKey.Key key) {
        return checkValue()
                .filter(value -> Arrays.equals(value, key.checkValue()))
                .isPresent();
    }

    /** Takes a key into use, unless another one is. */
    void begin(MasterKey.Key key) {
        write(ADD, key);
    }

    void replaceBy(MasterKey.Key key) {
        write(REPLACE, key);
    }

    /** As if nothing had been encrypted yet. */
    void forget() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the record of the key in use could not be deleted", failure);
        }
    }

    private Optional<byte[]> checkValue() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        } catch (SQLException failure) {
            throw new IllegalStateException("the key in use could not be read", failure);
        }
    }

    private void write(String sql, MasterKey.Key key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, key.checkValue());
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the key in use could not be written", failure);
        }
    }
}
