package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.platform.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CloudEvents 1.0 demands of an event in its JSON format. */
class CloudEventTest {
    private static final ItemContext CLOUD_EVENTS = Reading.context(Shape.CLOUD_EVENT);
    private static final String ENVELOPE = """
            "specversion":"1.0","id":"e1","source":"/desk/4","type":"interaction.opened",
            "time":"2026-03-27T16:30:00+01:00","subject":"1001\"""";

    private static ParsedItem read(String members) {
        return Reading.document("{" + members + "}", CLOUD_EVENTS).items().get(0);
    }

    private static SubmittedEvent valid(String members) {
        return Reading.valid(read(members));
    }

    private static List<Violation> violations(String members) {
        return Reading.refused(read(members)).problem().violations();
    }

    private static String base64(String json) {
        return "\"data_base64\":\"%s\""
                .formatted(Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void extensions_are_kept_with_their_types_and_so_is_the_schema() {
        SubmittedEvent event = valid(ENVELOPE + """
                ,"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","sequence":12,"sampled":true,
                "nothing":null,"empty":"","topic":"orders","dataschema":"https://example.com/schema#v1"
                """);
        assertThat(event.extensions().values())
                .isEqualTo(Map.of(
                        "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        "sequence", 12,
                        "sampled", true,
                        "empty", "",
                        "topic", "orders",
                        "dataschema", "https://example.com/schema#v1"));
        assertThat(event.data()).isEqualTo(FieldValues.none());
    }

    @Test
    void data_in_base64_is_the_same_as_data() {
        String data = "{\"channel\":\"chat\",\"topic\":\"Rechnung über 5 €\"}";
        assertThat(valid(ENVELOPE + "," + base64(data))).isEqualTo(valid(ENVELOPE + ",\"data\":" + data));
        assertThat(valid(ENVELOPE + ",\"datacontenttype\":\"application/vnd.desk+json\"," + base64(data))
                        .data()
                        .text(Field.CHANNEL))
                .isEqualTo("chat");
    }

    @Test
    void what_is_wrong_inside_of_base64_is_told_at_its_name() {
        assertThat(violations(ENVELOPE + "," + base64("{\"chanel\":\"chat\",\"tags\":[{}],\"attributes\":{\"a\":[]}}")))
                .extracting(Violation::pointer, violation -> violation.detail().split(" ", 2)[0])
                .containsExactlyInAnyOrder(
                        tuple("/data_base64", "chanel"), tuple("/data_base64", "tags"), tuple("/data_base64", "a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"data_base64\":\"no base64!\" | data_base64 is not base64 (RFC 4648, with padding): Illegal base64 character 20",
                "\"data_base64\":\"e30\" | ''",
                "\"data_base64\":7 | data_base64 is a number; send base64 in quotes",
                "\"data_base64\":[] | data_base64 is a list; send a single value",
                "\"data_base64\":\"\" | data_base64 is empty; leave it out",
                "\"data_base64\":\"WzFd\" | data_base64 does not hold an object; send the fields of the event's type, as in {\"channel\": \"chat\"}",
                "\"data_base64\":\"e317fQ==\" | data_base64 holds more than one JSON value",
                "\"data_base64\":\"ew==\" | data_base64 is not JSON: line 1, column 2: Unexpected end-of-input: expected close marker for Object",
                "\"data_base64\":\"e30=\",\"data\":{} | data cannot be sent together with data_base64; send one of the two",
                "\"data\":{},\"data_base64\":\"e30=\" | data_base64 cannot be sent together with data; send one of the two",
            })
    void data_in_base64_must_be_base64_of_json_and_stand_alone(String member, String detail) {
        ParsedItem item = read(ENVELOPE + "," + member);
        if (detail.isEmpty()) {
            assertThat(item).isInstanceOf(ParsedItem.Valid.class);
        } else {
            assertThat(Reading.refused(item).problem().violations())
                    .extracting(Violation::detail)
                    .contains(detail);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "time", "subject"})
    void what_is_required_must_be_there_and_not_be_empty(String name) {
        String member = "\"%s\":\"[^\"]*\"".formatted(name);
        assertThat(violations(ENVELOPE.replaceFirst(member + ",?", "").replaceFirst(",\\s*$", "")))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo("/" + name);
                    assertThat(violation.detail()).startsWith(name + " is required");
                });
        assertThat(violations(ENVELOPE.replaceFirst(member, "\"%s\":\"\"".formatted(name))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo("/" + name);
                    assertThat(violation.detail()).startsWith(name + " is empty");
                });
        assertThat(violations(ENVELOPE.replaceFirst(member, "\"%s\":7".formatted(name))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.detail())
                        .isEqualTo(name + " is a number, 7; CloudEvents writes it as text: send it in quotes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "specversion | 0.3 | specversion 0.3 is not supported; send 1.0",
                "specversion | 1.0.2 | specversion 1.0.2 is not supported; send 1.0",
                "source | two words | source two words is not a URI reference (RFC 3986); percent-encode characters that it does not allow, such as spaces",
                "id | a\\u0007b | id contains the control character U+0007, which CloudEvents does not allow; leave it out",
                "time | 2026-03-27T16:30:00 | time 2026-03-27T16:30:00 has no offset; append Z when it is UTC, else the offset as in 2026-03-27T16:30:00+01:00",
            })
    void attributes_keep_the_rules_of_their_types(String name, String value, String detail) {
        assertThat(violations(ENVELOPE.replaceFirst(
                        "\"%s\":\"[^\"]*\"".formatted(name),
                        "\"%s\":\"%s\"".formatted(name, value.replace("\\", "\\\\")))))
                .containsExactly(new Violation("/" + name, detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"dataschema\":\"schema.json\" | /dataschema | dataschema schema.json is not an absolute URI; send one such as https://example.com/schemas/event.json",
                "\"dataschema\":\"\" | /dataschema | dataschema is empty; give it a value, or leave it out",
                "\"datacontenttype\":\"text/plain\",\"data\":{} | /datacontenttype | datacontenttype text/plain is not supported; data is a JSON object: send application/json, or leave it out",
                "\"data\":\"Hello\" | /data | data is not an object; send the fields of the event's type, as in {\"channel\": \"chat\"}",
                "\"ratio\":0.5 | /ratio | ratio is 0.5; an extension is a text, true or false, or a whole number of 32 bits: send it in quotes",
                "\"large\":2147483648 | /large | large is 2147483648; an extension is a text, true or false, or a whole number of 32 bits: send it in quotes",
                "\"bell\":\"\\u0007\" | /bell | bell contains the control character U+0007, which CloudEvents does not allow; leave it out",
                "\"twice\":1,\"twice\":1 | /twice | twice appears twice in this object",
                "\"trace\":{} | /trace | trace is an object; the value of an extension is a single one",
                "\"Source\":\"a\" | /Source | Source is not a name of the envelope; did you mean source?",
                "\"my_name\":\"a\" | /my_name | my_name is not a name of the envelope; the event's own values belong in data, and names of extensions have only lower-case letters and digits",
            })
    void what_stands_beside_is_checked_too(String member, String pointer, String detail) {
        assertThat(violations(ENVELOPE + "," + member)).containsExactly(new Violation(pointer, detail));
    }

    @Test
    void an_event_carries_a_bounded_number_of_extensions() {
        StringBuilder members = new StringBuilder(ENVELOPE);
        for (int i = 0; i < 50; i++) {
            members.append(",\"x").append(i).append("\":1");
        }
        assertThat(valid(members.toString()).extensions().values()).hasSize(50);
        assertThat(violations(members + ",\"x50\":1"))
                .containsExactly(new Violation("/x50", "x50 is one extension too many; the maximum is 50"));
    }
}
