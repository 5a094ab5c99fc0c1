package dev.rapport.ingest.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.ingest.connector.Bodies;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void anIdIsTheSameAsATextAndAsANumberAndKeepsItsDigits() {
        Part part = Part.of("order", Bodies.json("{\"a\": 9007199254740993, \"b\": \"9007199254740993\"}"));

        assertThat(part.id("a")).isEqualTo("9007199254740993");
        assertThat(part.id("b")).isEqualTo("9007199254740993");
    }

    @Test
    void zeroEmptyAndWhatIsNoTextAreNoIds() {
        Part part = Part.of(
                "order",
                Bodies.json("{\"a\": 0, \"b\": \"0\", \"c\": \"\", \"d\": true, \"e\": 1.5, \"f\": {}, \"g\": null}"));

        assertThat(part.id("a")).isNull();
        assertThat(part.id("b")).isNull();
        assertThat(part.id("c")).isNull();
        assertThat(part.id("d")).isNull();
        assertThat(part.id("e")).isNull();
        assertThat(part.id("f")).isNull();
        assertThat(part.id("g")).isNull();
        assertThat(part.id("absent")).isNull();
    }

    @Test
    void whatMustBeThereIsNamedWithWhatStandsThereInstead() {
        Part part =
                Part.of("", Bodies.json("{\"order\": {\"id\": {\"a\": 1}}}")).part("order");

        assertThatThrownBy(() -> part.requiredId("id"))
                .isInstanceOf(UnexpectedShape.class)
                .hasMessage("order.id is {\"a\":1}, where an id is expected");
        assertThatThrownBy(() -> part.requiredEpochSeconds("created"))
                .hasMessage("order.created is missing, where a time in seconds since 1970 is expected");
    }

    @Test
    void anObjectIsUnwrappedOnlyWhenItHasNothingElse() {
        Part wrapped = Part.of("", Bodies.json("{\"order\": {\"id\": 1}}"));
        Part other = Part.of("", Bodies.json("{\"order\": {\"id\": 1}, \"id\": 2}"));

        assertThat(wrapped.unwrapped("order").id("id")).isEqualTo("1");
        assertThat(other.unwrapped("order").id("id")).isEqualTo("2");
    }
}
