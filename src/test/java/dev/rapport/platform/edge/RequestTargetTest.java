package dev.rapport.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.problem.ProblemException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1/keys?limit=1&cursor=a%7Cb", "*", "http://[::1]:80/v1?a=b", "/a;b=c/@:!$&'()*+,=~-._?/?"
            })
    void an_address_of_rfc_3986_stays_the_very_same(String address) {
        assertThat(RequestTarget.strict(address)).isSameAs(address);
        assertThat(URI.create(address)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0007',
            value = {
                "/v1?filter=channel:chat|email,     /v1?filter=channel:chat%7Cemail",
                "/v1?a=^`{}\"<>\\[],                /v1?a=%5E%60%7B%7D%22%3C%3E%5C%5B%5D",
                "/v1/customers/a|b,                 /v1/customers/a%7Cb",
                "http://a/v1/[x],                   http://a/v1/%5Bx%5D",
                "/v1?team=B\u00c3\u00bcro,          /v1?team=B%C3%BCro"
            })
    void what_clients_send_as_it_is_becomes_percent_encoded(String sent, String strict) {
        assertThat(RequestTarget.strict(sent)).isEqualTo(strict);
        assertThat(URI.create(strict)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0007',
            value = {
                "/v1?a=%,           The address has a \"%\" at character 7",
                "/v1?a=%zz,         The address has a \"%\" at character 7",
                "/v1/50%/b,         The address has a \"%\" at character 7",
                "/v1?a=b#c,         The address has a \"#\" at character 8",
                "/v1?a=\u0001b,     The address has the control character U+0001 at character 7; send %01",
                "/v1?a=\u007fb,     The address has the control character U+007F at character 7; send %7F",
                "v1/workspace,      The address \"v1/workspace\" must begin with \"/\".",
                "//,                The address \"//\" is not a URI",
                "http://,           The address \"http://\" is not a URI"
            })
    void what_could_mean_two_things_is_refused_with_its_place(String sent, String detail) {
        assertThatThrownBy(() -> RequestTarget.strict(sent))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(detail);
    }

    @Test
    void whatever_it_is_nothing_but_a_problem_or_a_uri_comes_of_it() {
        java.util.Random random = new java.util.Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder sent = new StringBuilder("/");
            for (int length = random.nextInt(12); length > 0; length--) {
                sent.append((char) random.nextInt(0x100));
            }
            try {
                assertThat(URI.create(RequestTarget.strict(sent.toString()))).isNotNull();
            } catch (ProblemException refused) {
                assertThat(refused.problem().detail()).isNotEmpty();
            }
        }
    }
}
