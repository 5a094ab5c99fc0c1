package dev.rapport.reference;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Translates the UCI incident log, one row a state of an incident, into events. The log knows how often an incident was
 * reassigned and reopened so far, and only the last resolution's time; earlier ones are the first row in state Resolved
 * before each reopening.
 */
final class IncidentTranslator {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm");

    private final String customerColumn;
    private final List<String> events = new ArrayList<>();

    /** Takes the customer from a column: {@code caller_id}, or {@code number} to make each incident its own customer. */
    IncidentTranslator(String customerColumn) {
        this.customerColumn = customerColumn;
    }

    List<String> translate(Path log) throws IOException {
        Map<String, List<CSVRecord>> incidents = new LinkedHashMap<>();
        try (Reader text = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
            for (CSVRecord row : FORMAT.parse(text)) {
                incidents
                        .computeIfAbsent(row.get("number"), number -> new ArrayList<>())
                        .add(row);
            }
        }
        incidents.forEach(this::translate);
        return events;
    }

    private void translate(String number, List<CSVRecord> rows) {
        CSVRecord first = rows.get(0);
        add(
                number,
                "opened",
                first.get("opened_at"),
                "\"customer_id\":\"%s\",\"channel\":\"%s\",\"topic\":\"%s\",\"priority\":\"%s\""
                        .formatted(
                                first.get(customerColumn),
                                first.get("contact_type").toLowerCase(java.util.Locale.ROOT),
                                first.get("category"),
                                rows.get(rows.size() - 1).get("priority")));
        int transfers = 0;
        int reopens = 0;
        String resolvedSince = "";
        for (CSVRecord row : rows) {
            String time = row.get("sys_updated_at");
            for (; transfers < Integer.parseInt(row.get("reassignment_count")); transfers++) {
                add(number, "transferred", time, "\"team\":\"%s\"".formatted(row.get("assignment_group")));
            }
            if (Integer.parseInt(row.get("reopen_count")) > reopens) {
                reopens++;
                add(number, "resolved", resolvedSince, "");
                add(number, "reopened", time, "");
            }
            boolean resolved = row.get("incident_state").equals("Resolved");
            resolvedSince = resolved ? resolvedSince.isEmpty() ? time : resolvedSince : "";
        }
        if (!first.get("resolved_at").equals("?")) {
            add(number, "resolved", first.get("resolved_at"), "");
        }
    }

    private void add(String number, String type, String time, String data) {
        events.add(
                "{\"id\":\"%d\",\"source\":\"uci\",\"type\":\"interaction.%s\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":{%s}}"
                        .formatted(
                                events.size(),
                                type,
                                number,
                                LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC),
                                data));
    }
}
