package dev.rapport.workspace.http;

import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.RowType;
import dev.rapport.schema.ValueType;
import dev.rapport.terms.CostTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a contact costs, as a field of a workspace. */
final class CostForm {
    private static final int LONGEST_CHANNEL = 200;
    private static final int MOST_CHANNELS = 1000;
    private static final int DECIMALS = 4;
    private static final BigDecimal HIGHEST = new BigDecimal("1000000000");
    private static final String CURRENCY_CODE = "[A-Z]{3}";

    private static final FormField<CostTable, String> CURRENCY = FormField.of(
                    "currency",
                    FieldType.of(
                            ValueType.of(ValueType.Kind.TEXT).matching("^" + CURRENCY_CODE + "$"),
                            (fields, name) -> fields.form(name, CostForm::currency),
                            code -> code),
                    CostTable::currency)
            .meaning("Three letters, ISO 4217.")
            .example("EUR");
    private static final FormField<CostTable, Map<String, BigDecimal>> BY_CHANNEL = FormField.of(
                    "by_channel",
                    new FieldType<>(
                            ValueType.mapOf(ValueType.of(ValueType.Kind.TEXT)),
                            ValueType.mapOf(ValueType.of(ValueType.Kind.DECIMAL)),
                            (fields, name) -> fields.members(name, MOST_CHANNELS, LONGEST_CHANNEL)
                                    .map(CostForm::byChannel),
                            CostForm::texts,
                            Optional.empty()),
                    CostTable::byChannel)
            .meaning("Amounts by channel, decimal texts with at most 4 decimals.")
            .whenNew("Amounts by channel with at most 4 decimals, as numbers or as texts.")
            .example(Map.of("phone", "6.5", "chat", "2.2"))
            .exampleGiven(Map.of("phone", new BigDecimal("6.5"), "chat", new BigDecimal("2.2")));

    private static final Form<CostTable> FIELDS =
            new Form<>("CostPerContact", "table of costs", List.of(CURRENCY, BY_CHANNEL));
    private static final RowType<CostTable> ANSWER = FIELDS.show(
                    RowType.<CostTable>of("CostPerContact", "What a contact costs, by channel."), costs -> costs)
            .build();

    private CostForm() {}

    static FieldType<CostTable> type() {
        return new FieldType<>(
                ValueType.object(ANSWER.type()),
                ValueType.object(FIELDS.whenNew()),
                (fields, name) -> fields.object(name, FIELDS.names()).flatMap(CostForm::read),
                ANSWER::write,
                Optional.empty());
    }

    private static Optional<CostTable> read(JsonFields fields) {
        FormValues<CostTable> values = FIELDS.readNew(fields);
        return values.said(CURRENCY)
                .flatMap(currency -> values.said(BY_CHANNEL).map(byChannel -> new CostTable(currency, byChannel)));
    }

    private static String currency(String text) {
        if (!text.matches(CURRENCY_CODE)) {
            throw new IllegalArgumentException("a currency is a three-letter code such as EUR");
        }
        return text;
    }

    private static Map<String, BigDecimal> byChannel(JsonFields channels) {
        Map<String, BigDecimal> costs = new HashMap<>();
        for (String channel : channels.names()) {
            channels.require(channel);
            channels.decimal(channel, DECIMALS, BigDecimal.ZERO, HIGHEST).ifPresent(cost -> costs.put(channel, cost));
        }
        return costs;
    }

    private static Map<String, String> texts(Map<String, BigDecimal> byChannel) {
        Map<String, String> texts = new TreeMap<>();
        byChannel.forEach((channel, cost) -> texts.put(channel, cost.toPlainString()));
        return texts;
    }
}
