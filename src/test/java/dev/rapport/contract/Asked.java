package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rapport.testing.Client;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer, and what it must say to six decimals. */
record Asked(String question, JsonNode answer) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A number is printed with six decimals: it may be off by half of the last one. */
    private static final double HALF_A_MILLIONTH = 0.500_001e-6;

    /** The answer of a metric. */
    static Asked metric(Client client, String metric, String... parameters) {
        return get(client, "/v1/metrics/" + metric, parameters);
    }

    /** What an address answers, with parameters as {@code name=value}. */
    static Asked get(Client client, String path, String... parameters) {
        Response response = response(client, path, parameters);
        String question = "%s?%s".formatted(path, String.join("&", parameters));
        assertThat(response.statusCode())
                .as("%s: %s", question, response.asString())
                .isEqualTo(200);
        return new Asked(question, parse(response.asString()));
    }

    /** Whatever an address answers. */
    static Response response(Client client, String path, String... parameters) {
        RequestSpecification request = client.request();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            request.queryParam(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return request.get(path);
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    /** Columns of the total: names and values in turn. */
    Asked total(@Nullable Object... columns) {
        return says("total", answer.path("total"), columns);
    }

    /** Columns of a row. */
    Asked row(int index, @Nullable Object... columns) {
        return says("row " + index, answer.path("rows").path(index), columns);
    }

    /** Columns of the row of that group. */
    Asked group(String dimension, String value, @Nullable Object... columns) {
        JsonNode found = MissingNode.getInstance();
        for (JsonNode row : answer.path("rows")) {
            found = row.path(dimension).asText().equals(value) ? row : found;
        }
        return says("%s %s".formatted(dimension, value), found, columns);
    }

    private Asked says(String where, JsonNode cell, @Nullable Object... columns) {
        for (int i = 0; i < columns.length; i += 2) {
            String column = String.valueOf(columns[i]);
            Object expected = columns[i + 1];
            JsonNode actual = cell.path(column);
            String place = "%s: %s of %s in %s".formatted(question, column, where, cell);
            assertThat(actual.isMissingNode()).as(place).isFalse();
            if (expected == null) {
                assertThat(actual.isNull()).as(place).isTrue();
            } else if (expected instanceof Number number) {
                assertThat(actual.isNumber()).as(place).isTrue();
                assertThat(actual.doubleValue()).as(place).isCloseTo(number.doubleValue(), within(HALF_A_MILLIONTH));
            } else {
                assertThat(actual.asText()).as(place).isEqualTo(String.valueOf(expected));
            }
        }
        return this;
    }

    /** The interval of the total. */
    Asked between(Formulas.Ends ends) {
        return total("ci_low", ends.low(), "ci_high", ends.high());
    }

    /** A column of all rows, numbers as they are printed. */
    List<String> column(String name) {
        List<String> values = new ArrayList<>();
        answer.path("rows").forEach(row -> values.add(row.path(name).asText()));
        return values;
    }
}
