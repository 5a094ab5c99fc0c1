package dev.rapport.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingTest {
    private final Mapping mapping = new Mapping("zendesk", ZoneOffset.UTC, Map.of(), Map.of(), Map.of());

    @Test
    void idsGetThePrefixAndNobodyStaysNobody() {
        assertThat(mapping.prefixed("7881")).isEqualTo("zendesk:7881");
        assertThat(mapping.prefixed("0")).isNull();
        assertThat(mapping.prefixed("")).isNull();
        assertThat(mapping.prefixed(" ")).isNull();
        assertThat(mapping.prefixed(null)).isNull();
    }

    @Test
    void aMappedCustomerWhoNamesAnotherSystemKeepsThatName() {
        assertThat(mapping.customer("crm:7881")).isEqualTo("crm:7881");
        assertThat(mapping.customer("7881")).isEqualTo("zendesk:7881");
        assertThat(mapping.customer("0")).isNull();
        assertThat(mapping.customer(null)).isNull();
    }
}
