package dev.rapport.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.connector.Bodies;
import dev.rapport.ingest.connector.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Bodies that the vendors themselves have published. */
@EnabledIfSystemProperty(named = "rapport.data", matches = ".+", disabledReason = "needs -Drapport.data=<folder>")
class VendorPayloadsTest {

    @Test
    void aTypeformWithAnOpinionScaleForRecommendation() throws IOException {
        assertEvents(translate("typeform", "typeform/form_response_csat_nps.json", """
                        {"fields": {"customer_id": "user_id", "attributes.plan": "plan"}}
                        """), """
                [{"id": "9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d:nps_score:2026-07-09T09:12:30Z:9", "source": "typeform",
                  "type": "survey.answered", "subject": "survey:typeform:9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d",
                  "time": "2026-07-09T09:12:30Z",
                  "data": {"response_id": "typeform:9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d", "survey": "How are we doing?",
                           "question": "nps_score", "customer_id": "typeform:cus_9f8e7d6c5b4a",
                           "comment": "The mobile app could load a bit faster on older devices.",
                           "kind": "nps", "score": 9, "attributes": {"plan": "growth"}}}]
                """);
    }

    @Test
    void twoScoresOfDelightedUnderOneEventIdAreTwoEvents() throws IOException {
        assertEvents(translate("delighted", "delighted/survey_response_updated_promoter.json", "{}"), """
                [{"id": "5435:nps:2016-12-24T14:33:29Z:9", "source": "delighted", "type": "survey.answered",
                  "subject": "survey:delighted:5435", "time": "2016-12-24T14:33:29Z",
                  "data": {"response_id": "delighted:5435", "question": "nps", "customer_id": "delighted:5975",
                           "comment": "Your service is fast and flawless!", "kind": "nps", "score": 9}}]
                """);
        assertEvents(translate("delighted", "delighted/survey_response_updated_non_promoter.json", "{}"), """
                [{"id": "5435:nps:2016-12-24T14:33:29Z:5", "source": "delighted", "type": "survey.answered",
                  "subject": "survey:delighted:5435", "time": "2016-12-24T14:33:29Z",
                  "data": {"response_id": "delighted:5435", "question": "nps", "customer_id": "delighted:5975",
                           "comment": "Your service is slow, but nearly flawless! Keep up the good work!",
                           "kind": "nps", "score": 5}}]
                """);
    }

    @Test
    void noticesOfSurveyMonkeySayWhatToFetch() throws IOException {
        Translation.Fetch details = new Translation.Fetch("surveys/123456789/responses/123456/details");

        assertThat(translate("surveymonkey", "surveymonkey/webhook_response_event.json", "{}"))
                .isEqualTo(details);
        assertThat(translate("surveymonkey", "surveymonkey/webhook_collector_event.json", "{}"))
                .isEqualTo(details);
    }

    @Test
    void theDetailsOfASurveyMonkeyResponse() throws IOException {
        assertEvents(translate("surveymonkey", "surveymonkey/response_details.json", """
                        {"fields": {"customer_id": "/custom_value", "attributes.var": "custvar_1"},
                         "questions": {"319352786": {"kind": "csat", "survey": "Support"}},
                         "values": {"score": {"3057839051": "4"}}}
                        """), """
                [{"id": "5007154402:319352786:2015-12-28T21:59:38Z:-", "source": "surveymonkey",
                  "type": "survey.answered", "subject": "survey:surveymonkey:5007154402", "time": "2015-12-28T21:59:38Z",
                  "data": {"response_id": "surveymonkey:5007154402", "survey": "Support", "question": "319352786",
                           "customer_id": "surveymonkey:custom identifier for the response",
                           "kind": "csat", "score": 4, "attributes": {"var": "one"}}}]
                """);
        assertThat(translate("surveymonkey", "surveymonkey/response_details.json", "{}"))
                .isInstanceOf(Translation.Ignored.class);
    }

    @Test
    void aShopifyOrderThatIsAuthorizedIsASaleOnlyWhereTheWorkspaceSaysSo() throws IOException {
        assertThat(translate("shopify", "shopify/order.json", "{}")).isInstanceOf(Translation.Ignored.class);
        assertEvents(translate("shopify", "shopify/order.json", """
                        {"fields": {"channel": "/source_name", "attributes.colour": "colour"},
                         "values": {"channel": {"web": "self_service"}, "status": {"authorized": "paid"}}}
                        """), """
                [{"id": "450789469:2008-01-10T16:00:00.000000Z:409.94", "source": "shopify",
                  "type": "purchase.completed", "subject": "shopify:450789469", "time": "2008-01-10T16:00:00Z",
                  "data": {"customer_id": "shopify:207119551", "amount": 409.94, "currency": "USD",
                           "channel": "self_service", "attributes": {"colour": "green"}}}]
                """);
    }

    @Test
    void aShopifyRefundIsTheMoneyOfItsTransactions() throws IOException {
        assertEvents(translate("shopify", "shopify/refund.json", "{}"), """
                [{"id": "refund:509562969", "source": "shopify", "type": "purchase.refunded",
                  "subject": "shopify:450789469", "time": "2016-06-20T17:35:06Z",
                  "data": {"amount": 209, "currency": "USD"}}]
                """);
    }

    @Test
    void whatShopifySendsToTryAHookAndACustomerAreNoSales() throws IOException {
        assertThat(translate("shopify", "shopify/webhook_orders_create.json", "{}"))
                .isEqualTo(new Translation.Ignored("order 820982911946154500 is a test order"));
        assertThat(translate("shopify", "shopify/customer.json", "{}")).isInstanceOf(Translation.Unknown.class);
    }

    private static Translation translate(String vendor, String file, String mapping) throws IOException {
        Path path = Path.of(System.getProperty("rapport.data"), "payloads", file);
        return Objects.requireNonNull(Bodies.CONNECTORS.get(vendor))
                .translate(Bodies.delivery(Files.readString(path)), Bodies.mapping(vendor, Bodies.json(mapping)));
    }

    /** Compares without the digest of the content that an id may end with. */
    private static void assertEvents(Translation translation, String expected) {
        List<JsonNode> events = Bodies.events(translation).stream()
                .peek(Bodies::accepted)
                .map(event -> Bodies.json(event.toJson().toString().replaceFirst(":[0-9a-f]{12}\"", "\"")))
                .toList();
        assertThat(events).containsExactlyElementsOf(Bodies.json(expected));
    }
}
