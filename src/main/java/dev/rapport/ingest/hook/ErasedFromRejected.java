package dev.rapport.ingest.hook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.journal.ErasedFrom;
import dev.rapport.journal.ErasedPerson;
import dev.rapport.platform.sql.ArrayParameter;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A delivery that was put aside may be about anybody. Whoever it is about stands in it as the vendor calls them, without the
 * prefix that makes a customer's id of it; one that holds either is removed rather than rewritten, since nobody can tell
 * what it would mean afterwards.
 */
@ApplicationScoped
class ErasedFromRejected implements ErasedFrom {
    private static final String BODIES =
            "SELECT id, body, reason, headers::text FROM rejected_payload WHERE workspace_id = ?";
    private static final String REMOVE = "DELETE FROM rejected_payload WHERE workspace_id = ? AND id = ANY (?)";
    private static final int FETCH = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "rejected_payloads";
    }

    @Override
    public Look erase(Connection connection, WorkspaceId workspace, ErasedPerson person, long after)
            throws SQLException {
        Pattern names = Pattern.compile(person.ids().stream()
                .flatMap(ErasedFromRejected::names)
                .distinct()
                .map(name -> "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])")
                .collect(Collectors.joining("|")));
        List<Long> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(BODIES)) {
            statement.setFetchSize(FETCH);
            statement.setLong(1, workspace.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (mentions(names, row.getBytes(2))
                            || names.matcher(row.getString(3)).find()
                            || names.matcher(row.getString(4)).find()) {
                        found.add(row.getLong(1));
                    }
                }
            }
        }
        if (found.isEmpty()) {
            return new Look(0, 0);
        }
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setLong(1, workspace.value());
            ArrayParameter.numbers(statement, 2, found.stream().mapToLong(Long::longValue));
            return new Look(statement.executeUpdate(), 0);
        }
    }

    /** The id, and what a vendor's id was before it got its prefix. */
    private static Stream<String> names(String id) {
        int prefix = id.indexOf(':');
        return prefix < 0 || prefix == id.length() - 1 ? Stream.of(id) : Stream.of(id, id.substring(prefix + 1));
    }

    private static boolean mentions(Pattern names, byte[] body) {
        return names.matcher(new String(body, StandardCharsets.UTF_8)).find()
                || names.matcher(unescaped(body)).find();
    }

    /** The body with each text written in one way, if it is JSON. */
    private static String unescaped(byte[] body) {
        try {
            return JSON.readTree(body).toString();
        } catch (IOException noJson) {
            return "";
        }
    }
}
