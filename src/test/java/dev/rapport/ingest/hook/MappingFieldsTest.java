package dev.rapport.ingest.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.ingest.JsonTree;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.connector.desk.Zendesk;
import dev.rapport.ingest.connector.sale.Shopify;
import dev.rapport.ingest.connector.sale.Stripe;
import dev.rapport.ingest.connector.sale.WooCommerce;
import dev.rapport.ingest.connector.survey.Typeform;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingFieldsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Mapping read(String mapping) {
        JsonFields body = JsonFields.of(
                JsonTree.read("{\"mapping\": %s}".formatted(mapping).getBytes(StandardCharsets.UTF_8)), "mapping");
        Mapping read =
                MappingFields.read(MappingFields.object(body, "mapping"), "zendesk", Vocabulary.ofAnybody(), BERLIN);
        body.check();
        return read;
    }

    private static List<Violation> violations(String mapping) {
        return catchThrowableOfType(ProblemException.class, () -> read(mapping))
                .problem()
                .violations();
    }

    @Test
    void withoutAMappingTheConnectorGivesThePrefixAndTheWorkspaceTheZone() {
        assertThat(read("null").prefix()).isEqualTo("zendesk");
        assertThat(read("null").zone()).isEqualTo(BERLIN);
    }

    @Test
    void whatIsKeptReadsAsWhatWasSaid() {
        Mapping mapping = read("""
                {"prefix": "zd-2", "zone": "America/New_York", "fields": {"topic": "360001234", "attributes.plan": "/a/b~1c"},
                 "values": {"team": {"4711": "billing"}},
                 "questions": {"q1": {"kind": "ces", "survey": "after", "scale": {"min": 1, "max": 7}}, "q2": {"kind": "nps"}}}
                """);

        Mapping kept = MappingJson.read(
                JsonTree.read(MappingJson.write(mapping).toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(MappingJson.write(kept))
                .hasToString(MappingJson.write(mapping).toString());
        assertThat(kept.fields()).containsEntry("attributes.plan", "/a/b~1c");
        assertThat(kept.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(kept.value("team", "4711")).isEqualTo("billing");
        assertThat(kept.question("q1").orElseThrow().survey()).isEqualTo("after");
    }

    private static List<Violation> violations(Connector connector, String mapping) {
        JsonFields body = JsonFields.of(
                JsonTree.read("{\"mapping\": %s}".formatted(mapping).getBytes(StandardCharsets.UTF_8)), "mapping");
        return catchThrowableOfType(ProblemException.class, () -> {
                    MappingFields.read(
                            MappingFields.object(body, "mapping"), connector.name(), connector.vocabulary(), BERLIN);
                    body.check();
                })
                .problem()
                .violations();
    }

    @Test
    void whatAStatusIsTakenForIsOneOfTheConnectorsWords() {
        assertThat(violations(
                        new Zendesk(), "{\"values\": {\"status\": {\"WAITING\": \"puased\", \"OLD\": \"open\"}}}"))
                .containsExactly(
                        new Violation(
                                "/mapping/values/status/WAITING",
                                "There is no status \"puased\". Did you mean \"paused\"? Allowed are: open, paused, resolved."));
        assertThat(violations(new WooCommerce(), "{\"values\": {\"status\": {\"wc/shipped\": \"resolved\"}}}"))
                .first()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo("/mapping/values/status/wc~1shipped");
                    assertThat(violation.detail()).contains("Allowed are: cancelled, completed, failed");
                });
        assertThat(violations(new Stripe(), "{\"values\": {\"status\": {\"test\": \"life\"}}}"))
                .first()
                .satisfies(violation -> assertThat(violation.detail()).contains("Did you mean \"live\"?"));
    }

    @Test
    void aChannelThatIsNearlyAKnownOneIsAMistakeAndAnyOtherIsOnesOwn() {
        assertThat(
                        violations(
                                new Zendesk(),
                                "{\"values\": {\"channel\": {\"a\": \"emial\", \"b\": \"In-Store\", \"c\": \"kiosk\", \"d\": \"sms\", \"e\": \"social\"}}}"))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/mapping/values/channel/a", "/mapping/values/channel/b");
        assertThat(violations(new Zendesk(), "{\"values\": {\"channel\": {\"a\": \"emial\"}}}"))
                .first()
                .satisfies(
                        violation -> assertThat(violation.detail())
                                .contains(
                                        "There is no channel \"emial\". Did you mean \"email\"? Known are: in_store, phone, chat"));
    }

    @Test
    void everyOtherClosedVocabularyIsChecked() {
        assertThat(violations(new Zendesk(), "{\"values\": {\"direction\": {\"out\": \"outbond\"}}}"))
                .containsExactly(
                        new Violation(
                                "/mapping/values/direction/out",
                                "There is no direction \"outbond\". Did you mean \"outbound\"? Allowed are: inbound, outbound."));
        assertThat(
                        violations(
                                new Typeform(),
                                "{\"values\": {\"score\": {\"Yes\": \"five\", \"No\": \"1\", \"N/A\": \"none\"}, \"satisfied_from\": {\"q\": \"none\"}}}"))
                .extracting(Violation::pointer, Violation::detail)
                .containsExactlyInAnyOrder(
                        tuple(
                                "/mapping/values/score/Yes",
                                "A score is a number with at most 4 decimals, or none for a choice that has none, not \"five\"."),
                        tuple(
                                "/mapping/values/satisfied_from/q",
                                "A satisfied_from is a number with at most 4 decimals, not \"none\"."));
    }

    @Test
    void whatAConnectorWouldNotHeedIsRefused() {
        assertThat(
                        violations(
                                new Shopify(),
                                "{\"fields\": {\"topic\": \"x\", \"attributes.x\": \"y\"}, \"values\": {\"team\": {\"1\": \"a\"}}, \"questions\": {}}"))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/mapping/fields/topic", "/mapping/values/team", "/mapping/questions");
        assertThat(violations(new Zendesk(), "{\"fields\": {\"status\": \"x\"}}"))
                .first()
                .satisfies(violation -> assertThat(violation.detail())
                        .startsWith("Deliveries of zendesk take no \"status\"; they take"));
    }

    @Test
    void everythingThatIsWrongIsToldWithItsPlaceAndTheNearestName() {
        List<Violation> violations = violations("""
                {"prefix": "a b", "zone": "Berlin", "felds": {}, "fields": {"topik": "x", "team": "", "agent": 7},
                 "values": {"chanel": {}, "team": {"1": ""}}, "questions": {"q": {"kind": "happy", "scale": {"min": 5, "max": 1}}}}
                """);

        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/mapping/felds",
                        "/mapping/prefix",
                        "/mapping/zone",
                        "/mapping/fields/topik",
                        "/mapping/fields/team",
                        "/mapping/fields/agent",
                        "/mapping/values/chanel",
                        "/mapping/values/team/1",
                        "/mapping/questions/q/kind",
                        "/mapping/questions/q/scale");
        assertThat(violations)
                .filteredOn(violation -> violation.pointer().equals("/mapping/fields/topik"))
                .first()
                .satisfies(violation -> assertThat(violation.detail()).contains("Did you mean \"topic\"?"));
    }
}
