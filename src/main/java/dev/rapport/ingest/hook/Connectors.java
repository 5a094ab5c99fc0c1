package dev.rapport.ingest.hook;

import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.desk.Chatwoot;
import dev.rapport.ingest.connector.desk.Freshdesk;
import dev.rapport.ingest.connector.desk.HelpScout;
import dev.rapport.ingest.connector.desk.Intercom;
import dev.rapport.ingest.connector.desk.Zammad;
import dev.rapport.ingest.connector.desk.Zendesk;
import dev.rapport.ingest.connector.sale.Shopify;
import dev.rapport.ingest.connector.sale.Stripe;
import dev.rapport.ingest.connector.sale.WooCommerce;
import dev.rapport.ingest.connector.survey.Delighted;
import dev.rapport.ingest.connector.survey.Formbricks;
import dev.rapport.ingest.connector.survey.SurveyMonkey;
import dev.rapport.ingest.connector.survey.Typeform;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The vendors that are known. */
@Singleton
public final class Connectors {
    private static final List<Connector> ALL = List.of(
            new Chatwoot(),
            new Delighted(),
            new Formbricks(),
            new Freshdesk(),
            new HelpScout(),
            new Intercom(),
            new Shopify(),
            new Stripe(),
            new SurveyMonkey(),
            new Typeform(),
            new WooCommerce(),
            new Zammad(),
            new Zendesk());

    private final Map<String, Connector> byName;

    Connectors() {
        this.byName = ALL.stream().collect(Collectors.toUnmodifiableMap(Connector::name, Function.identity()));
    }

    /** Their names in alphabetical order. */
    public List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /**
     * The connector of that name.
     *
     * @throws dev.rapport.platform.problem.ProblemException {@code not-found} with the nearest name
     */
    public Connector get(String name) {
        Connector connector = byName.get(name);
        if (connector == null) {
            throw Problem.notFound(NearestName.unknown("connector", name, names()))
                    .toException();
        }
        return connector;
    }
}
