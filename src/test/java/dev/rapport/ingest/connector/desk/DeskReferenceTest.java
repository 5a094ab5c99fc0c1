package dev.rapport.ingest.connector.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ingest.JsonTree;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendors' own samples. */
@EnabledIfSystemProperty(named = "rapport.data", matches = ".+", disabledReason = "needs -Drapport.data=<folder>")
class DeskReferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zendesk/satisfaction_rating | survey.answered zendesk:208 2011-07-20T22:55:29Z",
                "zendesk/ticket_metric | ignored",
                "zendesk/ticket_metric_event | ignored",
                "chatwoot/conversation_opened | interaction.reopened chatwoot:10 2021-07-23T18:04:19Z",
                "chatwoot/conversation_resolved | interaction.resolved chatwoot:10 2021-07-23T18:05:20Z",
                "chatwoot/conversation_status_changed | interaction.reopened chatwoot:10 2021-07-23T18:02:49Z",
                "chatwoot/message_created | interaction.replied chatwoot:10 2021-07-23T18:02:48Z",
                "chatwoot/message_updated | ignored",
                "chatwoot/webwidget_triggered | ignored",
                "freshdesk/onTicketCreate | interaction.opened freshdesk:1 2015-07-09T13:08:06Z",
                "freshdesk/onTicketUpdate | interaction.updated freshdesk:1 2015-07-09T13:08:06Z",
                "freshdesk/onConversationCreate | interaction.replied freshdesk:452 2015-07-09T13:08:06Z"
            })
    void theVendorsSampleTells(String sample, String expected) throws IOException {
        String vendor = sample.substring(0, sample.indexOf('/'));
        byte[] body = Files.readAllBytes(
                Path.of(System.getProperty("rapport.data"), "payloads").resolve(sample + ".json"));

        Translation translation = GoldenDelivery.connector(vendor)
                .translate(
                        new Delivery(Map.of(), body, JsonTree.read(body)),
                        new Mapping(vendor, ZoneOffset.UTC, Map.of(), Map.of(), Map.of()));

        assertThat(told(translation)).isEqualTo(expected);
    }

    private static String told(Translation translation) {
        if (translation instanceof Translation.Events events) {
            return events.events().stream()
                    .map(event -> event.toJson())
                    .map(event -> "%s %s %s"
                            .formatted(
                                    event.get("type").asText(),
                                    event.get("subject").asText(),
                                    event.get("time").asText()))
                    .collect(Collectors.joining(", "));
        }
        return translation instanceof Translation.Ignored ? "ignored" : translation.toString();
    }
}
