package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValueTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "1234-1234-1234, 1234-1234-1234",
                "a b, a b",
                "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro € 😀",
                "%25%2B, %+",
                "%41%42, AB",
                "a\"b, a\"b",
                "\"quoted\", quoted",
                "\"a \\\"b\\\" \\\\ c\", a \"b\" \\ c",
                "\"%C3%BC\", ü",
                "100%2525, 100%25",
            })
    void a_header_stands_for_a_text(String header, String text) {
        assertThat(HeaderValue.decode(header).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "%C0%A0 | percent-encoded bytes that are not UTF-8",
                "%ED%A0%80 | percent-encoded bytes that are not UTF-8",
                "%E2%82 | percent-encoded bytes that are not UTF-8",
                "100% | percent-encode it as %25",
                "%2 | percent-encode it as %25",
                "%zz | percent-encode it as %25",
                "ü | outside of ASCII",
                "\"open | never closed",
                "\"a\" b | never closed",
                "\"a\\\" | never closed",
            })
    void what_stands_for_no_text_is_explained(String header, String defect) {
        assertThat(HeaderValue.decode(header).text()).isNull();
        assertThat(HeaderValue.decode(header).defect()).contains(defect);
    }
}
