package dev.rapport.journal;

import dev.rapport.event.Subject;
import dev.rapport.fact.CustomerLink;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.journal.FactColumns.SurveySubject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables like those of facts, for facts as they once were; they are there until the transaction ends, for it alone. */
final class PastTables {
    /** What the names of these tables begin with. */
    static final String PREFIX = "past_";

    private static final String CREATE = """
            CREATE TEMPORARY TABLE past_interaction_fact (LIKE interaction_fact) ON COMMIT DROP;
            CREATE TEMPORARY TABLE past_survey_fact (LIKE survey_fact) ON COMMIT DROP;
            CREATE TEMPORARY TABLE past_purchase_fact (LIKE purchase_fact) ON COMMIT DROP;
            CREATE TEMPORARY TABLE past_customer_link (LIKE customer_link) ON COMMIT DROP
            """;
    private static final String INDEX = """
            CREATE INDEX ON past_interaction_fact (workspace_id, subject);
            ANALYZE past_interaction_fact;
            ANALYZE past_survey_fact;
            ANALYZE past_purchase_fact;
            ANALYZE past_customer_link
            """;

    private final Connection connection;
    private final long workspaceId;
    private int interactions;
    private int surveys;
    private int purchases;

    private PastTables(Connection connection, long workspaceId) {
        this.connection = connection;
        this.workspaceId = workspaceId;
    }

    /** Makes the tables, empty. */
    static PastTables create(Connection connection, long workspaceId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        return new PastTables(connection, workspaceId);
    }

    /** Adds the facts of subjects that are not there yet. */
    void add(Map<Subject, SubjectFacts> facts) throws SQLException {
        List<FactRow<Subject, dev.rapport.fact.InteractionFact>> interactionRows = new ArrayList<>();
        List<FactRow<SurveySubject, dev.rapport.fact.SurveyFact>> surveyRows = new ArrayList<>();
        List<FactRow<Subject, dev.rapport.fact.PurchaseFact>> purchaseRows = new ArrayList<>();
        List<Map.Entry<Subject, CustomerLink>> links = new ArrayList<>();
        facts.forEach((subject, folded) -> {
            folded.interaction().ifPresent(fact -> interactionRows.add(new FactRow<>(subject, interactions++, fact)));
            folded.purchase().ifPresent(fact -> purchaseRows.add(new FactRow<>(subject, purchases++, fact)));
            folded.surveys()
                    .forEach((key, fact) ->
                            surveyRows.add(new FactRow<>(new SurveySubject(subject, key), surveys++, fact)));
            folded.links().forEach(link -> links.add(Map.entry(subject, link)));
        });
        Statements few = new Statements();
        FactColumns.INTERACTIONS.into(PREFIX).add(connection, workspaceId, interactionRows, few);
        FactColumns.SURVEYS.into(PREFIX).add(connection, workspaceId, surveyRows, few);
        FactColumns.PURCHASES.into(PREFIX).add(connection, workspaceId, purchaseRows, few);
        FactTables.LINKS.into(PREFIX).add(connection, workspaceId, links, few);
        few.run(connection);
    }

    /** Makes the tables quick to read; nothing is added any more. */
    void finish() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(INDEX);
        }
    }

    int interactions() {
        return interactions;
    }

    int surveys() {
        return surveys;
    }

    int purchases() {
        return purchases;
    }
}
