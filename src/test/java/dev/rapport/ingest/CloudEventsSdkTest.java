package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.event.SubmittedEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK of the CNCF writes and reads the same events: an independent reading of the specification. */
class CloudEventsSdkTest {
    private static final ItemContext CLOUD_EVENTS = Reading.context(Shape.CLOUD_EVENT);
    private static final JsonFormat FORMAT = new JsonFormat();
    private static final List<String> TEXTS =
            List.of("a", "Zoë", "say \"hi\"", "100 %", "a\\b", "😀", " blank ", "€,;=");
    private static final String[] DATA = {
        "{}", "{\"channel\":\"chat\"}", "{\"attributes\":{\"größe\":5},\"tags\":[\"vip\"]}"
    };

    static List<Integer> seeds() {
        return IntStream.rangeClosed(1, 200).boxed().toList();
    }

    private static CloudEvent event(Random random) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(pick(TEXTS, random))
                .withSource(URI.create(pick(
                        List.of(
                                "/a/4",
                                "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
                                "https://a.example/?b=c#d",
                                "desk"),
                        random)))
                .withType("interaction.opened")
                .withSubject(pick(TEXTS, random))
                .withTime(OffsetDateTime.ofInstant(
                                Instant.parse("2026-01-01T00:00:00Z").plus(random.nextInt(1 << 30), ChronoUnit.MICROS),
                                ZoneOffset.UTC)
                        .withOffsetSameInstant(ZoneOffset.ofHours(random.nextInt(24) - 12)));
        if (random.nextBoolean()) {
            event.withData("application/json", pick(List.of(DATA), random).getBytes(StandardCharsets.UTF_8));
        }
        if (random.nextBoolean()) {
            event.withDataSchema(URI.create("https://example.com/schema"));
        }
        if (random.nextBoolean()) {
            event.withExtension("text", pick(TEXTS, random));
        }
        if (random.nextBoolean()) {
            event.withExtension("truth", random.nextBoolean());
        }
        if (random.nextBoolean()) {
            event.withExtension("number", (Integer) random.nextInt());
        }
        return event.build();
    }

    private static void assertSame(SubmittedEvent ours, CloudEvent theirs, boolean isTextual) {
        assertThat(ours.key().id()).isEqualTo(theirs.getId());
        assertThat(ours.key().source()).isEqualTo(theirs.getSource().toString());
        assertThat(ours.type().wireName()).isEqualTo(theirs.getType());
        assertThat(ours.subject().value()).isEqualTo(theirs.getSubject());
        assertThat(ours.time())
                .isEqualTo(Objects.requireNonNull(theirs.getTime()).toInstant());
        Map<String, Object> extensions = new TreeMap<>();
        for (String name : theirs.getExtensionNames()) {
            Object value = Objects.requireNonNull(theirs.getExtension(name));
            extensions.put(name, isTextual ? value.toString() : value);
        }
        if (theirs.getDataSchema() != null) {
            extensions.put("dataschema", theirs.getDataSchema().toString());
        }
        assertThat(ours.extensions().values()).isEqualTo(extensions);
        String data =
                theirs.getData() == null ? "{}" : new String(theirs.getData().toBytes(), StandardCharsets.UTF_8);
        assertThat(ours.data())
                .isEqualTo(Reading.event(
                                "{\"id\":\"1\",\"type\":\"interaction.opened\",\"subject\":\"1\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":%s}"
                                        .formatted(data))
                        .data());
    }

    private static SubmittedEvent structured(String json) {
        return Reading.valid(Reading.document(json, CLOUD_EVENTS).items().get(0));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_the_sdk_writes_in_structured_mode_is_read_as_the_sdk_reads_it(int seed) {
        CloudEvent event = event(new Random(seed));
        byte[] json = FORMAT.serialize(event);
        assertSame(structured(new String(json, StandardCharsets.UTF_8)), FORMAT.deserialize(json), false);
        byte[] base64 = new JsonFormat().withForceJsonDataToBase64().serialize(event);
        assertSame(structured(new String(base64, StandardCharsets.UTF_8)), FORMAT.deserialize(base64), false);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_the_sdk_writes_in_binary_mode_is_read_as_it_was_said(int seed) throws IOException {
        CloudEvent event = event(new Random(seed));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpMessageFactory.createWriter(
                        (name, value) -> headers.put(name, List.of(encoded(name, value))), bytes -> write(body, bytes))
                .writeBinary(event);
        ParsedItem item = BinaryEvent.read(headers, new ByteArrayInputStream(body.toByteArray()), CLOUD_EVENTS);
        assertSame(Reading.valid(item), event, true);
    }

    /** The SDK leaves the percent-encoding of the binding to its caller. */
    private static String encoded(String name, String value) {
        return name.equalsIgnoreCase("content-type")
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void write(ByteArrayOutputStream body, byte[] bytes) {
        try {
            if (bytes != null) {
                body.write(bytes);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"specversion\":\"1.0\",\"source\":\"/a\",\"type\":\"interaction.opened\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"interaction.opened\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\"}",
                "{\"id\":\"1\",\"source\":\"/a\",\"type\":\"interaction.opened\"}",
                "{\"specversion\":\"9000.1\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"interaction.opened\"}",
                "{\"specversion\":\"1.0\",\"id\":7,\"source\":\"/a\",\"type\":\"interaction.opened\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"a b\",\"type\":\"interaction.opened\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":true}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"interaction.opened\",\"time\":\"noon\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"interaction.opened\",\"data\":{},\"data_base64\":\"e30=\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"interaction.opened\",\"data_base64\":7}",
            })
    void what_the_sdk_refuses_is_refused(String json) {
        assertThatExceptionOfType(EventDeserializationException.class)
                .isThrownBy(() -> FORMAT.deserialize(json.getBytes(StandardCharsets.UTF_8)));
        String complete = json.contains("\"time\"")
                ? json
                : json.replaceFirst("\\{", "{\"time\":\"2026-01-01T00:00:00Z\",\"subject\":\"1\",")
                        .replace(",}", "}");
        assertThat(Reading.document(complete, CLOUD_EVENTS).items())
                .singleElement()
                .isInstanceOf(ParsedItem.Refused.class);
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
