package dev.rapport.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.event.EventKey;
import dev.rapport.event.Field;
import dev.rapport.event.Scale;
import dev.rapport.event.SubmittedEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** How a sender may write events. What the contract lets it choose, such as the offset of a time, is left to chance. */
enum WireForm {
    JSON {
        @Override
        List<Message> messages(List<SubmittedEvent> events, Random random) {
            return List.of(message("application/json", json(all(events, random))));
        }
    },
    NDJSON {
        @Override
        List<Message> messages(List<SubmittedEvent> events, Random random) {
            return List.of(message(
                    "application/x-ndjson",
                    all(events, random).stream().map(WireForm::json).collect(Collectors.joining("\n"))));
        }
    },
    CSV {
        @Override
        List<Message> messages(List<SubmittedEvent> events, Random random) {
            return List.of(message("text/csv", csv(all(events, random))));
        }
    },
    CLOUD_EVENT {
        @Override
        List<Message> messages(List<SubmittedEvent> events, Random random) {
            return events.stream()
                    .map(event -> message("application/cloudevents+json", json(cloudEvent(event, random))))
                    .toList();
        }
    },
    CLOUD_EVENT_BATCH {
        @Override
        List<Message> messages(List<SubmittedEvent> events, Random random) {
            return List.of(message(
                    "application/cloudevents-batch+json",
                    json(events.stream().map(event -> cloudEvent(event, random)).toList())));
        }
    },
    CLOUD_EVENT_IN_HEADERS {
        @Override
        List<Message> messages(List<SubmittedEvent> events, Random random) {
            return events.stream().map(event -> binary(event, random)).toList();
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One request. */
    record Message(Map<String, String> headers, String body) {}

    /** The requests that carry all the events. */
    abstract List<Message> messages(List<SubmittedEvent> events, Random random);

    private static Message message(String contentType, String body) {
        return new Message(Map.of("Content-Type", contentType), body);
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Map<String, Object>> all(List<SubmittedEvent> events, Random random) {
        return events.stream().map(event -> item(event, random)).toList();
    }

    private static Map<String, Object> item(SubmittedEvent event, Random random) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", event.key().id());
        item.put("source", event.key().source());
        item.put("type", event.type().wireName());
        item.put("subject", event.subject().value());
        item.put("time", time(event, random));
        item.put("data", data(event));
        return item;
    }

    private static String time(SubmittedEvent event, Random random) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(97) - 48) * 900);
        return OffsetDateTime.ofInstant(event.time(), offset)
                .toString()
                .replaceFirst("(T\\d\\d:\\d\\d)([Z+-])", "$1:00$2");
    }

    private static Map<String, Object> cloudEvent(SubmittedEvent event, Random random) {
        Map<String, Object> item = item(event, random);
        item.put("specversion", "1.0");
        item.put("traceparent", "00-%016x-01".formatted(random.nextLong()));
        if (random.nextBoolean()) {
            String data = json(item.remove("data"));
            item.put("data_base64", Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)));
            item.put("datacontenttype", "application/json");
        }
        return item;
    }

    private static Message binary(SubmittedEvent event, Random random) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("ce-specversion", "1.0");
        headers.put("ce-sequence", "" + random.nextInt());
        item(event, random).forEach((name, value) -> {
            if (!name.equals("data")) {
                headers.put(
                        random.nextBoolean() ? "ce-" + name : "CE-" + name.toUpperCase(java.util.Locale.ROOT),
                        URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
            }
        });
        return new Message(headers, json(data(event)));
    }

    private static Map<String, Object> data(SubmittedEvent event) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Map.Entry<Field, Object> entry : event.data().toMap().entrySet()) {
            data.put(entry.getKey().wireName(), written(entry.getValue()));
        }
        return data;
    }

    private static Object written(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Scale scale) {
            return Map.of("min", scale.min(), "max", scale.max());
        }
        if (value instanceof EventKey key) {
            return Map.of("source", key.source(), "id", key.id());
        }
        return value;
    }

    private static String csv(List<Map<String, Object>> items) {
        List<Map<String, String>> rows = items.stream().map(WireForm::row).toList();
        TreeSet<String> columns = new TreeSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringWriter csv = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (Map<String, String> row : rows) {
                printer.printRecord(columns.stream().map(name -> row.getOrDefault(name, "")));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return csv.toString();
    }

    private static Map<String, String> row(Map<String, Object> item) {
        Map<String, String> row = new LinkedHashMap<>();
        item.forEach((name, value) -> {
            if (value instanceof Map<?, ?> data) {
                data.forEach((field, inner) -> cell(row, field.toString(), inner));
            } else {
                row.put(name, value.toString());
            }
        });
        return row;
    }

    private static void cell(Map<String, String> row, String name, Object value) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((member, inner) -> row.put(name + "." + member, inner.toString()));
        } else if (value instanceof List<?> tags) {
            row.put(
                    name,
                    tags.stream()
                            .map(tag -> tag.toString().replace("\\", "\\\\").replace("|", "\\|"))
                            .collect(Collectors.joining("|")));
        } else {
            row.put(name, value.toString());
        }
    }
}
