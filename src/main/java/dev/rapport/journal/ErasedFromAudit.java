package dev.rapport.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.Subject;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The record of changes tells which events were taken back: their identities may mention a person. */
@ApplicationScoped
class ErasedFromAudit implements ErasedFrom {
    private static final String SELECT = """
            SELECT id, subject, details::text, actor FROM audit_entry
            WHERE workspace_id = ? AND id > ? AND action = 'event.voided' ORDER BY id
            """;
    private static final String UPDATE =
            "UPDATE audit_entry SET subject = ?, details = ?::jsonb, actor = ? WHERE id = ?";
    private static final String EVENT = "event/";
    private static final int FETCH = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "audit_entries";
    }

    /** The entries of voids are in the order of their commits: each was added under the workspace's lock. */
    @Override
    public Look erase(Connection connection, WorkspaceId workspace, ErasedPerson person, long after)
            throws SQLException {
        long rows = 0;
        long end = after;
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            select.setFetchSize(FETCH);
            select.setLong(1, workspace.value());
            select.setLong(2, after);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    end = row.getLong(1);
                    String subject = subject(row.getString(2), person);
                    String details = details(row.getString(3), person);
                    String actor = person.without(row.getString(4));
                    if (!subject.equals(row.getString(2))
                            || !details.equals(row.getString(3))
                            || !actor.equals(row.getString(4))) {
                        update.setString(1, subject);
                        update.setString(2, details);
                        update.setString(3, actor);
                        update.setLong(4, end);
                        update.addBatch();
                        rows++;
                    }
                }
            }
            update.executeBatch();
        }
        return new Look(rows, end);
    }

    private static String subject(String subject, ErasedPerson person) {
        boolean isMerge = person.ids().stream()
                .anyMatch(id -> subject.equals(EVENT + Subject.ofCustomer(id).value()));
        return isMerge ? EVENT + Subject.ofCustomer(person.token()).value() : person.without(subject);
    }

    private static String details(String json, ErasedPerson person) {
        try {
            JsonNode before = JSON.readTree(json);
            JsonNode after = without(before, person);
            return before.equals(after) ? json : after.toString();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the record of changes holds what is no JSON", damaged);
        }
    }

    private static JsonNode without(JsonNode node, ErasedPerson person) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(person.without(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(without(element, person)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member -> object.set(person.without(member.getKey()), without(member.getValue(), person)));
            return object;
        }
        return node;
    }
}
