package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An address belongs to one template of the document, or it is explained why not. */
class OneOperationForAnAddressTest {

    /** Pairs of templates that fit one address: the words go before the part in braces, and no such id is ever given out. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "/v1/customers/lapsed /v1/customers/{id}",
            "a customer whose only id is that word is not read by it; lists of facts show the customer all the same",
            "/v1/rejected-payloads/replay /v1/rejected-payloads/{id}",
            "ids are numbers",
            "/v1/sla-policies/examples /v1/sla-policies/{id}",
            "ids are numbers");

    @Test
    void noTwoTemplatesFitTheSameAddressUnlessThatIsExplained() throws IOException {
        JsonNode paths =
                new YAMLMapper().readTree(Path.of("openapi.yaml").toFile()).path("paths");
        List<String> templates = new ArrayList<>();
        paths.fieldNames().forEachRemaining(templates::add);
        templates.sort(null);

        Map<String, String> found = new TreeMap<>();
        for (int first = 0; first < templates.size(); first++) {
            for (int second = first + 1; second < templates.size(); second++) {
                if (fitOneAddress(templates.get(first), templates.get(second))) {
                    String pair = templates.get(first) + " " + templates.get(second);
                    found.put(pair, EXPLAINED.getOrDefault(pair, "not explained"));
                }
            }
        }

        assertThat(found).isEqualTo(EXPLAINED);
    }

    private static boolean fitOneAddress(String one, String other) {
        String[] left = one.split("/", -1);
        String[] right = other.split("/", -1);
        if (left.length != right.length) {
            return false;
        }
        for (int part = 0; part < left.length; part++) {
            boolean any = left[part].startsWith("{") || right[part].startsWith("{");
            if (!any && !left[part].equals(right[part])) {
                return false;
            }
        }
        return true;
    }
}
