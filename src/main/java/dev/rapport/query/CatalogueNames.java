package dev.rapport.query;

import dev.rapport.metric.MetricCatalogue;
import dev.rapport.workspace.setting.KnownMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The names of the catalogue, for settings that are about a metric. */
@ApplicationScoped
class CatalogueNames implements KnownMetrics {

    @Override
    public List<String> ids() {
        return MetricCatalogue.all().stream()
                .map(metric -> metric.description().id())
                .toList();
    }
}
