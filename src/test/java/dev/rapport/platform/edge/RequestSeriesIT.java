package dev.rapport.platform.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RawConnection;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestSeriesIT {
    private static final int MANY = 500;
    /** Where the path is made up: in a resource's place, beside all, and as nothing that could be an address. */
    private static final List<String> ADDRESSES =
            List.of("/v1/customers/%s", "/v1/%s", "/%s", "/q%s/a", "%s", "/%s%%zz", "http://%s", "//%s/%s");

    @Test
    void whatever_methods_and_addresses_are_made_up_the_number_of_series_stays() throws Exception {
        send("warm");
        long before = series();
        for (int round = 0; round < MANY; round++) {
            send("X" + Integer.toString(round, 36));
        }
        assertThat(series()).isEqualTo(before);
        assertThat(metrics()).contains("method=\"OTHER\"").contains("uri=\"UNROUTED\"");
        assertThat(metrics()).contains("uri=\"/v1/customers/{id}\"");
    }

    /** One request for each address with a method of that name, and one without; the same kinds in every round. */
    private static void send(String word) throws Exception {
        try (RawConnection connection = RawConnection.open()) {
            for (String address : ADDRESSES) {
                String path = address.replace("%s", word).replace("%%", "%");
                for (String method : List.of(word.toUpperCase(java.util.Locale.ROOT), "GET", "OPTIONS", "POST")) {
                    connection
                            .head(method + " " + path + " HTTP/1.1", "Host: a", "Content-Length: 0")
                            .answer();
                }
            }
        }
        try (RawConnection connection = RawConnection.open()) {
            connection.head(word + "( / HTTP/1.1").answer();
        }
    }

    private static long series() {
        return metrics().lines().filter(line -> line.startsWith("http_server")).count();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }
}
