package dev.rapport.ingest;

import static dev.rapport.ingest.Reading.event;
import static dev.rapport.ingest.Reading.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Scale;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.platform.problem.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final String ENVELOPE = """
            "id":"e1","source":"zendesk","time":"2026-03-27T16:30:00+01:00","subject":"1001\"""";

    private static String opened(String data) {
        return "{%s,\"type\":\"interaction.opened\",\"data\":{%s}}".formatted(ENVELOPE, data);
    }

    private static String answered(String data) {
        return "{%s,\"type\":\"survey.answered\",\"data\":{%s}}".formatted(ENVELOPE, data);
    }

    private static String at(String time) {
        return "{\"id\":\"e1\",\"subject\":\"1\",\"type\":\"interaction.opened\",\"time\":%s}".formatted(time);
    }

    @Test
    void an_event_becomes_what_it_says() {
        SubmittedEvent event = event(opened("""
                "customer_id":"zendesk:7881","channel":"chat","direction":"inbound",
                "attributes":{"plan":"pro","seats":5,"trial":false},"tags":["vip","billing","vip"]"""));

        assertThat(event)
                .isEqualTo(new SubmittedEvent(
                        EventType.INTERACTION_OPENED,
                        new EventKey("zendesk", "e1"),
                        new Subject("1001"),
                        Instant.parse("2026-03-27T15:30:00Z"),
                        FieldValues.builder()
                                .text(Field.CUSTOMER_ID, "zendesk:7881")
                                .text(Field.CHANNEL, "chat")
                                .text(Field.DIRECTION, "inbound")
                                .attributes(Map.of("plan", "pro", "seats", "5", "trial", "false"))
                                .tags(List.of("billing", "vip"))
                                .build()));
    }

    @Test
    void the_order_of_the_names_does_not_matter() {
        assertThat(event("""
                        {"data":{"kind":"nps","score":9},"type":"survey.answered","subject":"1001",
                         "time":"2026-03-27T15:30:00Z","id":"e1","source":"zendesk"}""")).isEqualTo(event(answered("\"score\":9,\"kind\":\"nps\"")));
    }

    @Test
    void the_source_defaults_to_the_name_of_the_key() {
        assertThat(event(at("\"2026-03-27T15:30:00Z\"")).key()).isEqualTo(new EventKey("key", "e1"));
    }

    @Test
    void names_of_cloudevents_are_taken_and_extensions_are_let_through() {
        String event = """
                {%s,"type":"interaction.reopened","specversion":"1.0","datacontenttype":"application/json; charset=utf-8",
                 "dataschema":"https://example.com/schema","traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                 "partitionkey":"7","sequence":12,"region":"eu","tenant":null}""".formatted(ENVELOPE);
        assertThat(event(event).data()).isEqualTo(FieldValues.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"customer_id\":\"7\"  | /customer_id | customer_id belongs in data",
                "\"score\":9            | /score       | score belongs in data",
                "\"customerid\":\"7\"   | /customerid  | customerid is not a name of the envelope; if customer_id is meant, it belongs in data",
                "\"tag\":\"7\"          | /tag         | tag is not a name of the envelope; if tags is meant, it belongs in data",
                "\"sources\":\"7\"      | /sources     | sources is not a name of the envelope; did you mean source?",
                "\"Trace\":\"7\"        | /Trace       | Trace is not a name of the envelope; the event's own values belong in data, and names of extensions have only lower-case letters and digits",
                "\"trace\":{}           | /trace       | trace is an object; the value of an extension is a single one",
                "\"specversion\":\"0.3\"| /specversion | specversion 0.3 is not supported; send 1.0",
                "\"datacontenttype\":\"text/xml\" | /datacontenttype | datacontenttype text/xml is not supported; data is a JSON object: send application/json, or leave it out",
                "\"data_base64\":\"A\" | /data_base64 | data_base64 is not base64 (RFC 4648, with padding): Input byte[] should at least have 2 bytes for base64 bytes",
                "\"data\":[1]           | /data        | data is not an object; send the fields of the event's type, as in {\"channel\": \"chat\"}",
            })
    void a_name_beside_the_data_that_is_not_the_envelopes_is_refused(String member, String pointer, String detail) {
        assertThat(violations("{%s,\"type\":\"interaction.reopened\",%s}".formatted(ENVELOPE, member)))
                .containsExactly(new Violation(pointer, detail));
    }

    @Test
    void every_violation_is_told_at_once() {
        assertThat(violations("""
                        {"type":"survey.answerd","time":"2026-03-27","data":{"score":"much","tags":"vip","comment":{}}}"""))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/id", "/type", "/time", "/subject", "/data/score", "/data/tags", "/data/comment");
    }

    @Test
    void an_unknown_type_is_refused_with_the_nearest_known_name() {
        assertThat(violations("{%s,\"type\":\"interaction.open\"}".formatted(ENVELOPE)))
                .containsExactly(
                        new Violation("/type", "type interaction.open is not known; did you mean interaction.opened?"));
        assertThat(violations("{%s,\"type\":\"Survey.Answered\"}".formatted(ENVELOPE)))
                .containsExactly(
                        new Violation("/type", "type Survey.Answered is not known; did you mean survey.answered?"));
    }

    @Test
    void an_unknown_field_is_refused_with_the_nearest_known_name() {
        assertThat(violations(opened("\"custmer_id\":\"7\",\"customerId\":\"7\"")))
                .containsExactly(
                        new Violation(
                                "/data/custmer_id",
                                "custmer_id is not a field of interaction.opened; did you mean customer_id?"),
                        new Violation(
                                "/data/customerId",
                                "customerId is not a field of interaction.opened; did you mean customer_id?"));
    }

    @Test
    void a_field_of_another_type_is_refused() {
        assertThat(violations(opened("\"score\":5"))).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo("/data/score");
            assertThat(violation.detail()).startsWith("interaction.opened has no field score");
        });
    }

    @Test
    void pointers_escape_what_json_pointers_must() {
        assertThat(violations(opened("\"a/b~c\":1")))
                .extracting(Violation::pointer)
                .containsExactly("/data/a~1b~0c");
    }

    @Test
    void ids_above_2_to_the_53_keep_their_digits() {
        SubmittedEvent event = event("""
                {"id":9007199254740993,"subject":123456789012345678901234567890,"time":"2026-03-27T15:30:00Z",
                 "type":"interaction.opened","data":{"customer_id":9007199254740995,"attributes":{"n":9007199254740997}}}""");
        assertThat(event.key().id()).isEqualTo("9007199254740993");
        assertThat(event.subject().value()).isEqualTo("123456789012345678901234567890");
        assertThat(event.data().text(Field.CUSTOMER_ID)).isEqualTo("9007199254740995");
        assertThat(event.data().attributes()).containsEntry("n", "9007199254740997");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e3", "true", "false"})
    void a_text_is_no_fraction_and_no_truth(String value) {
        assertThat(violations(opened("\"agent\":" + value)))
                .extracting(Violation::pointer)
                .containsExactly("/data/agent");
    }

    @ParameterizedTest
    @CsvSource({"12.50,12.5", "1e2,100", "1E+2,100", "0,0", "-0.0,0", "99999999999999.9999,99999999999999.9999"})
    void numbers_are_json_numbers_or_decimal_texts(String wire, BigDecimal expected) {
        String purchase = "{%s,\"type\":\"purchase.completed\",\"data\":{\"amount\":%s,\"currency\":\"eur\"}}";
        SubmittedEvent event = event(purchase.formatted(ENVELOPE, wire));
        assertThat(event).isEqualTo(event(purchase.formatted(ENVELOPE, "\"" + wire + "\"")));
        assertThat(event.data().decimal(Field.AMOUNT)).isEqualTo(expected);
        assertThat(event.data().text(Field.CURRENCY)).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.34567      | amount 12.34567 has more than 4 decimal places; round it",
                "\"12,50\"     | amount 12,50 is not a decimal number; write it like 12.50, without thousands separators or a currency sign",
                "\"€ 12\"      | amount € 12 is not a decimal number; write it like 12.50, without thousands separators or a currency sign",
                "\"١٢\"        | amount ١٢ is not a decimal number; write it like 12.50, without thousands separators or a currency sign",
                "\"NaN\"       | amount NaN is not a decimal number; write it like 12.50, without thousands separators or a currency sign",
                "true          | amount true is not a decimal number; write it like 12.50, without thousands separators or a currency sign",
                "1e999999      | amount 1e999999 is out of range; it must be between 0 and 100000000000000",
                "1e-999999     | amount 1e-999999 has more than 4 decimal places; round it",
                "-1            | amount -1 is out of range; it must be between 0 and 100000000000000",
                "[1]           | amount is a list; send a single value",
            })
    void other_numbers_are_refused_with_what_would_be_right(String wire, String detail) {
        assertThat(violations("{%s,\"type\":\"purchase.completed\",\"data\":{\"amount\":%s,\"currency\":\"EUR\"}}"
                        .formatted(ENVELOPE, wire)))
                .containsExactly(new Violation("/data/amount", detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "\"yes\""})
    void a_truth_value_in_json_is_true_or_false(String wire) {
        assertThat(violations("{%s,\"type\":\"interaction.replied\",\"data\":{\"author\":\"agent\",\"public\":%s}}"
                        .formatted(ENVELOPE, wire)))
                .extracting(Violation::pointer)
                .containsExactly("/data/public");
    }

    @Test
    void null_and_empty_values_are_absent() {
        assertThat(
                        event(
                                opened(
                                        "\"topic\":null,\"agent\":\"\",\"attributes\":{\"plan\":null,\"x\":\"\"},\"tags\":[\"\",null]")))
                .isEqualTo(event(opened("")));
    }

    @Test
    void equal_numbers_are_equal_content() {
        SubmittedEvent five = event(answered("\"kind\":\"csat\",\"score\":5,\"scale\":{\"min\":1,\"max\":5}"));
        assertThat(event(answered("\"kind\":\"csat\",\"score\":5.0,\"scale\":{\"min\":\"1.00\",\"max\":5e0}")))
                .isEqualTo(five);
        assertThat(five.data().scale()).contains(Scale.of(1, 5));
    }

    @Test
    void an_nps_score_of_6_5_is_refused() {
        assertThat(violations(answered("\"kind\":\"nps\",\"score\":6.5")))
                .containsExactly(new Violation(
                        "/data/score", "score 6.5 is not a whole number; nps takes the whole numbers 0-10"));
    }

    @Test
    void a_word_outside_a_closed_list_is_refused_with_the_nearest() {
        assertThat(violations(answered("\"kind\":\"NPS\",\"score\":6")))
                .containsExactly(new Violation(
                        "/data/kind", "kind NPS is not one of csat, nps, ces, resolution; did you mean nps?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"scale\":{\"min\":1}              | /data/scale/max | max is required; a scale has two ends",
                "\"scale\":{\"min\":5,\"max\":1}    | /data/scale     | scale has a min of 5, which is not below its max of 1",
                "\"scale\":{\"min\":1,\"max\":\"x\"}| /data/scale/max | max x is not a decimal number; write it like 12.50, without thousands separators or a currency sign",
                "\"scale\":{\"min\":1,\"max\":5,\"top\":5} | /data/scale/top | top is not known in a scale; it has min and max",
                "\"scale\":[1,5]                    | /data/scale     | scale is a list; send an object such as {\"min\": 1, \"max\": 5}",
                "\"scale\":5                        | /data/scale     | scale is a number; send an object such as {\"min\": 1, \"max\": 5}",
            })
    void a_scale_has_two_ends(String member, String pointer, String detail) {
        assertThat(violations(answered("\"kind\":\"csat\",\"score\":5," + member)))
                .containsExactly(new Violation(pointer, detail));
    }

    @Test
    void a_void_names_its_target_and_means_its_own_source_when_it_names_none() {
        String target = "{%s,\"type\":\"event.voided\",\"data\":{\"voids\":%s}}";
        assertThat(event(target.formatted(ENVELOPE, "{\"source\":\"shop\",\"id\":1001}"))
                        .data()
                        .voids())
                .contains(new EventKey("shop", "1001"));
        assertThat(event(target.formatted(ENVELOPE, "{\"id\":\"1001\"}")).data().voids())
                .contains(new EventKey("zendesk", "1001"));
        assertThat(violations(target.formatted(ENVELOPE, "{\"source\":\"shop\"}")))
                .extracting(Violation::pointer)
                .containsExactly("/data/voids/id");
    }

    @Test
    void a_merge_must_be_told_under_the_customer_that_is_merged() {
        String merge = """
                {"id":"m1","time":"2026-03-27T15:30:00Z","subject":"%s","type":"customer.merged","data":{"from":"a","into":"b"}}""";
        assertThat(event(merge.formatted("customer:a")).subject()).isEqualTo(new Subject("customer:a"));
        assertThat(violations(merge.formatted("customer:b")))
                .containsExactly(new Violation(
                        "/subject", "subject customer:b does not name the customer that is merged; send customer:a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1774625400              | time 1774625400 is a number; send an RFC 3339 time with an offset such as 2026-03-27T15:30:00Z",
                "1774625400000           | time 1774625400000 is a number; send an RFC 3339 time with an offset such as 2026-03-27T15:30:00Z",
                "1774625400.5            | time 1774625400.5 is a number; send an RFC 3339 time with an offset such as 2026-03-27T15:30:00Z",
                "\"1774625400\"          | time 1774625400 is a number; send an RFC 3339 time with an offset such as 2026-03-27T15:30:00Z",
                "\"2026-03-27\"          | time 2026-03-27 is a date without a time of day; send the moment with its offset, such as 2026-03-27T16:30:00+01:00",
                "\"2026-03-27T16:30:00\" | time 2026-03-27T16:30:00 has no offset; append Z when it is UTC, else the offset as in 2026-03-27T16:30:00+01:00",
                "\"2026-03-27 16:30\"    | time 2026-03-27 16:30 has no offset; append Z when it is UTC, else the offset as in 2026-03-27T16:30+01:00",
                "\"27.03.2026 16:30\"    | time 27.03.2026 16:30 is not an RFC 3339 time with an offset; send one such as 2026-03-27T16:30:00+01:00 or 2026-03-27T15:30:00Z",
                "\"2026-03-31T12:05:00.000001Z\" | time 2026-03-31T12:05:00.000001Z is ahead of the server's clock, 2026-03-31T12:00:00Z, by more than 5 minutes; check the producer's clock and offset",
                "\"1899-12-31T23:59:59Z\"| time 1899-12-31T23:59:59Z is before 1900-01-01T00:00:00Z; correct the producer's clock or its time format",
                "true                    | time is true; send an RFC 3339 time such as 2026-03-27T16:30:00+01:00",
                "{}                      | time is an object; send a single value",
                "null                    | time is required: when it happened, as in 2026-03-27T16:30:00+01:00",
            })
    void a_time_that_is_no_moment_is_refused_with_what_would_be_right(String wire, String detail) {
        assertThat(violations(at(wire))).containsExactly(new Violation("/time", detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-31T12:05:00Z", "1900-01-01T00:00:00Z", "2011-02-03T04:05:06.789012345Z"})
    void a_time_a_little_ahead_or_years_ago_is_welcome(String time) {
        assertThat(event(at("\"" + time + "\"")).type()).isEqualTo(EventType.INTERACTION_OPENED);
    }

    @Test
    void a_name_that_stands_twice_is_refused() {
        assertThat(violations("""
                        {%s,"id":"e2","type":"survey.answered","data":{"kind":"csat","score":5,"score":1,
                         "scale":{"min":1,"min":2,"max":5},"attributes":{"a":"1","a":"2"}},"data":{},"ext":1,"ext":2}""".formatted(ENVELOPE)))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/id", "/data/score", "/data/scale/min", "/data/attributes/a", "/data", "/ext");
    }

    @Test
    void nul_characters_and_half_surrogates_are_refused() {
        assertThat(violations(opened("\"topic\":\"a\\u0000b\",\"agent\":\"\\ud83d\",\"team\":\"\\ude00\\ud83d\"")))
                .extracting(Violation::pointer)
                .containsExactly("/data/topic", "/data/agent", "/data/team");
        assertThat(event(opened("\"topic\":\"\\ud83d\\ude00\"")).data().text(Field.TOPIC))
                .isEqualTo("😀");
    }

    @Test
    void what_a_refusal_shows_can_always_be_written_in_utf_8() {
        List<Violation> violations = violations(opened("\"x\\u0007\\u0000\":1,\"score\":\"\\udc80\""));
        assertThat(violations).allSatisfy(violation -> assertThat(java.nio.charset.StandardCharsets.UTF_8
                                .newEncoder()
                                .canEncode(violation.detail())
                        && java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(violation.pointer()))
                .isTrue());
        assertThat(violations).extracting(Violation::pointer).contains("/data/x\uFFFD\uFFFD");
    }

    @Test
    void texts_have_bounds() {
        assertThat(event(opened("\"agent\":\"%s\"".formatted("a".repeat(200))))
                        .data()
                        .has(Field.AGENT))
                .isTrue();
        assertThat(violations(opened("\"agent\":\"%s\"".formatted("a".repeat(201)))))
                .containsExactly(new Violation("/data/agent", "agent has 201 characters; the maximum is 200"));
        assertThat(violations(
                        opened("\"attributes\":{\"%s\":1,\"b\":\"%s\"}".formatted("a".repeat(101), "b".repeat(501)))))
                .hasSize(2);
        String entries = java.util.stream.IntStream.range(0, 51)
                .mapToObj("\"a%d\":1"::formatted)
                .collect(java.util.stream.Collectors.joining(","));
        assertThat(violations(opened("\"attributes\":{%s}".formatted(entries))))
                .containsExactly(new Violation("/data/attributes", "attributes has more than 50 entries"));
    }

    @Test
    void the_list_of_violations_is_bounded() {
        String fields = java.util.stream.IntStream.range(0, 5_000)
                .mapToObj("\"field%d\":1"::formatted)
                .collect(java.util.stream.Collectors.joining(","));
        assertThat(violations(opened(fields))).hasSizeLessThan(40);
    }

    @Test
    void attribute_values_are_texts_numbers_and_truths_in_canonical_form() {
        assertThat(event(opened("\"attributes\":{\"a\":5.0,\"b\":1.50e1,\"c\":true,\"d\":\"5.0\",\"e\":0.1}"))
                        .data()
                        .attributes())
                .containsExactly(
                        Map.entry("a", "5"),
                        Map.entry("b", "15"),
                        Map.entry("c", "true"),
                        Map.entry("d", "5.0"),
                        Map.entry("e", "0.1"));
        assertThat(violations(opened("\"attributes\":{\"a\":{\"b\":1},\"c\":1e99999}")))
                .extracting(Violation::pointer, Violation::detail)
                .containsExactly(
                        tuple("/data/attributes/a", "a is an object; send a single value"),
                        tuple("/data/attributes/c", "c is a number with too many digits"));
    }

    @Test
    void a_cloudevent_under_its_own_media_type_must_name_version_and_source() {
        assertThat(Reading.refused(Reading.document(at("\"2026-03-27T15:30:00Z\""), Reading.context(Shape.CLOUD_EVENT))
                                .items()
                                .get(0))
                        .problem()
                        .violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/specversion", "/source");
    }
}
