package dev.rapport.journal;

import dev.rapport.fact.FactColumn;
import dev.rapport.fact.FactColumnType;
import dev.rapport.fact.InteractionFactColumn;
import dev.rapport.fact.PurchaseFactColumn;
import dev.rapport.fact.SurveyFactColumn;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Describes the columns of facts in the database, in their tables and in the reporting views, as they are declared. */
@Singleton
class FactComments implements FlywayConfigurationCustomizer {
    /** The views show these in another form, under names of their own. */
    private static final Set<FactColumnType> SHOWN_OTHERWISE = EnumSet.of(
            FactColumnType.DURATION,
            FactColumnType.INTERVALS,
            FactColumnType.RESPONSIBILITIES,
            FactColumnType.MESSAGES);

    /** Adds the comments to what {@code R__reporting_views.sql} can name. */
    @Override
    public void customize(FluentConfiguration configuration) {
        Map<String, String> placeholders = new HashMap<>(configuration.getPlaceholders());
        placeholders.put(
                "interaction_fact_comments",
                comments("interaction_fact", "interactions", InteractionFactColumn.values()));
        placeholders.put(
                "survey_fact_comments", comments("survey_fact", "survey_responses", SurveyFactColumn.values()));
        placeholders.put("purchase_fact_comments", comments("purchase_fact", "purchases", PurchaseFactColumn.values()));
        configuration.placeholders(placeholders);
    }

    private static String comments(String table, String view, FactColumn<?>... columns) {
        StringBuilder comments = new StringBuilder();
        for (FactColumn<?> column : columns) {
            comment(comments, "public." + table, column);
            if (!SHOWN_OTHERWISE.contains(column.type())) {
                comment(comments, "reporting." + view, column);
            }
        }
        return comments.toString();
    }

    private static void comment(StringBuilder comments, String of, FactColumn<?> column) {
        comments.append("COMMENT ON COLUMN %s.%s IS '%s';\n"
                .formatted(
                        of,
                        column.columnName(),
                        column.declaration().description().replace("'", "''")));
    }
}
