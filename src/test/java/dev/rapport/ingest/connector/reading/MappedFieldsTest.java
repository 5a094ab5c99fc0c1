package dev.rapport.ingest.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Bodies;
import dev.rapport.ingest.connector.EventDocument;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MappedFieldsTest {
    private static final JsonNode BODY = Bodies.json("""
            {"store": {"id": 4711}, "tags": ["vip", 7, {}], "blank": "\\u0000 ", "custom": {"plan": "pro", "truth": true, "none": null},
             "long": "%s"}
            """.formatted("ä".repeat(600)));

    @Test
    void aFieldIsFoundByPointerOrByTheNameOfACustomFieldAndCalledAsTheWorkspaceCallsIt() {
        MappedFields fields = fields("""
                {"fields": {"location": "/store/id", "team": "plan", "agent": "truth", "channel": "none", "topic": "/tags", "priority": "/blank"},
                 "values": {"location": {"4711": "Berlin"}}}
                """);

        assertThat(fields.value("location")).isEqualTo("Berlin");
        assertThat(fields.value("team")).isEqualTo("pro");
        assertThat(fields.value("agent")).isEqualTo("true");
        assertThat(fields.value("channel")).isNull();
        assertThat(fields.value("topic")).isEqualTo("vip,7");
        assertThat(fields.value("priority")).isNull();
        assertThat(fields.value("plan")).isNull();
        assertThat(fields.valueOrNamesake("plan")).isEqualTo("pro");
    }

    @Test
    void aCustomerIdGetsThePrefixUnlessItNamesASystemItself() {
        MappedFields fields = fields("{\"prefix\": \"shop\"}");

        assertThat(fields.customer("7881")).isEqualTo("shop:7881");
        assertThat(fields.customer("crm:7881")).isEqualTo("crm:7881");
        assertThat(fields.customer(":7881")).isEqualTo("shop::7881");
    }

    @Test
    void zeroAndNothingAreNobody() {
        MappedFields fields = fields("{}");

        assertThat(fields.customer("0")).isNull();
        assertThat(fields.customer("")).isNull();
        assertThat(fields.customer(" ")).isNull();
        assertThat(fields.customer(null)).isNull();
    }

    @Test
    void textsAreCutToWhatAFieldTakes() {
        EventDocument event = EventDocument.of(EventType.PURCHASE_COMPLETED, "shop", "1", "shop:1", Instant.EPOCH);
        fields(
                        "{\"fields\": {\"location\": \"/long\", \"attributes.note\": \"/long\", \"attributes.absent\": \"/no\"}}")
                .addTo(event, Field.LOCATION);

        JsonNode data = event.toJson().path("data");
        assertThat(data.path("location").textValue()).hasSize(200);
        assertThat(data.path("attributes").path("note").textValue()).hasSize(500);
        assertThat(data.path("attributes").size()).isEqualTo(1);
        assertThat(Bodies.accepted(event).data().text(Field.LOCATION)).hasSize(200);
    }

    @Test
    void whatCannotBeStoredIsLeftOut() {
        assertThat(BoundedText.of("a\u0000b\ud800c", 10)).isEqualTo("abc");
        assertThat(BoundedText.of("ab😀", 3)).isEqualTo("ab");
        assertThat(BoundedText.of("ab😀", 4)).isEqualTo("ab😀");
    }

    private static MappedFields fields(String mapping) {
        return new MappedFields(Bodies.mapping("shop", Bodies.json(mapping)), BODY, name -> BODY.path("custom")
                .path(name));
    }
}
