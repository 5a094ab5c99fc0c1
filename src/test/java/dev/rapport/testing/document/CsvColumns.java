package dev.rapport.testing.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a table: those members that the same row has in NDJSON.
 *
 * @param members by name, with their schemas
 * @param required which are always there
 * @param open whether a row may have members that are not listed
 */
record CsvColumns(JsonNode members, Set<String> required, boolean open) {

    static CsvColumns of(JsonNode row) {
        Set<String> required = new HashSet<>();
        row.path("required").forEach(name -> required.add(name.asText()));
        return new CsvColumns(
                row.path("properties"),
                required,
                row.path("additionalProperties").asBoolean(false));
    }

    /** Which columns a header line has too many, and which it lacks. */
    List<String> differences(List<String> headerLine) {
        if (headerLine.isEmpty()) {
            return List.of("missing");
        }
        List<String> columns = List.of(headerLine.get(0).split(",", -1));
        List<String> differences = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (String column : columns) {
            // An object is spread over columns named member.key.
            String member = members.has(column) ? column : column.split("\\.", 2)[0];
            present.add(member);
            if (!members.has(member) && !open) {
                differences.add("undocumented " + column);
            }
        }
        required.stream()
                .filter(name -> !present.contains(name))
                .sorted()
                .forEach(name -> differences.add("missing " + name));
        return differences;
    }
}
