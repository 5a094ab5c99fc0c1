package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.event.EventKey;
import dev.rapport.event.Field;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import dev.rapport.platform.problem.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryEventTest {
    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("ce-specversion", List.of("1.0"));
        headers.put("CE-Id", List.of("e1"));
        headers.put("ce-source", List.of("/desk/4"));
        headers.put("ce-type", List.of("interaction.opened"));
        headers.put("ce-time", List.of("2026-03-27T16:30:00+01:00"));
        headers.put("Ce-Subject", List.of("1001"));
        return headers;
    }

    private static ParsedItem read(Map<String, List<String>> headers, String body) {
        try {
            return BinaryEvent.read(headers, Reading.stream(body), Reading.context(Shape.CLOUD_EVENT));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Violation> violations(String header, String value) {
        Map<String, List<String>> headers = headers();
        headers.keySet().removeIf(header::equalsIgnoreCase);
        headers.put(header, List.of(value));
        return Reading.refused(read(headers, "{}")).problem().violations();
    }

    @Test
    void the_headers_are_the_envelope_and_the_body_is_the_data() {
        Map<String, List<String>> headers = headers();
        headers.put("ce-subject", List.of("Filiale%20K%C3%B6ln"));
        headers.remove("Ce-Subject");
        headers.put("ce-traceparent", List.of("00-1-2-01"));
        headers.put("ce-sequence", List.of("7"));
        headers.put("ce-dataschema", List.of("https://example.com/a"));
        headers.put("X-Other", List.of("ü%"));
        SubmittedEvent event = Reading.valid(read(headers, "{\"channel\":\"chat\"}"));
        assertThat(event.key()).isEqualTo(new EventKey("/desk/4", "e1"));
        assertThat(event.subject().value()).isEqualTo("Filiale Köln");
        assertThat(event.data().text(Field.CHANNEL)).isEqualTo("chat");
        assertThat(event.extensions().values())
                .isEqualTo(Map.of("traceparent", "00-1-2-01", "sequence", "7", "dataschema", "https://example.com/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " \n"})
    void an_event_may_have_no_data(String body) {
        assertThat(read(headers(), body)).isInstanceOf(ParsedItem.Valid.class);
    }

    @Test
    void every_violation_points_at_its_header_or_into_the_body() {
        Map<String, List<String>> headers = headers();
        headers.remove("ce-specversion");
        headers.remove("CE-Id");
        headers.put("ce-time", List.of("yesterday"));
        headers.put("ce-type", List.of("interaction.open"));
        headers.put("ce-source", List.of("a", "b"));
        headers.put("Ce-Subject", List.of(""));
        headers.put("ce-my-name", List.of("x"));
        headers.put("ce-large", List.of("100%"));
        assertThat(Reading.refused(read(headers, "{\"chanel\":\"chat\",\"tags\":\"vip\"}"))
                        .problem()
                        .violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "ce-specversion",
                        "ce-id",
                        "ce-time",
                        "ce-type",
                        "ce-source",
                        "ce-subject",
                        "ce-my-name",
                        "ce-large",
                        "/chanel",
                        "/tags");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ce-specversion | 0.3 | ce-specversion | specversion 0.3 is not supported; send 1.0",
                "ce-source | two%20words | ce-source | source two words is not a URI reference (RFC 3986); percent-encode characters that it does not allow, such as spaces",
                "ce-id | a%C0 | ce-id | id has percent-encoded bytes that are not UTF-8",
                "ce-data | {} | ce-data | data is not an attribute; in binary mode data is the body",
                "ce-datacontenttype | text/xml | Content-Type | datacontenttype text/xml is not supported; data is a JSON object: send application/json, or leave it out",
                "ce-subject | a%0Ab | ce-subject | subject contains the control character U+000A, which CloudEvents does not allow; leave it out",
            })
    void attributes_keep_the_rules_of_their_types(String header, String value, String pointer, String detail) {
        List<Violation> violations = violations(header.equals("ce-id") ? "CE-Id" : header, value);
        assertThat(violations).contains(new Violation(pointer, detail));
    }

    @Test
    void a_body_that_is_no_object_is_a_violation_and_one_that_is_no_json_is_malformed() {
        assertThat(Reading.refused(read(headers(), "[1]")).problem().violations())
                .containsExactly(
                        new Violation(
                                "",
                                "the body is not an object; send the fields of the event's type, as in {\"channel\": \"chat\"}"));
        for (String body : List.of("{", "{}{}", "\0")) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read(headers(), body))
                    .satisfies(problem -> assertThat(problem.problem().type()).isEqualTo(ProblemType.MALFORMED));
        }
    }

    @Test
    void a_request_is_an_event_in_binary_mode_when_a_header_of_one_is_there() {
        assertThat(BinaryEvent.isIn(Set.of("Content-Type", "CE-ID"))).isTrue();
        assertThat(BinaryEvent.isIn(Set.of("Content-Type", "ce-custom", "cell")))
                .isFalse();
    }
}
