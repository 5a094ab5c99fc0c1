package dev.rapport.terms;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What one contact costs.
 *
 * @param currency three letters, ISO 4217
 * @param byChannel the cost of a contact on a channel, with at most 4 decimals
 */
public record CostTable(String currency, Map<String, BigDecimal> byChannel) {
    public CostTable {
        byChannel = Map.copyOf(byChannel);
    }
}
