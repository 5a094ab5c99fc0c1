package dev.rapport.ingest.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.ingest.JsonTree;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Vocabulary;
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
        Mapping read = MappingFields.read(body, "zendesk", Vocabulary.ofAnybody(), BERLIN);
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
