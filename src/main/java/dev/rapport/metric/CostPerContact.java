package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import dev.rapport.terms.CostTable;
import dev.rapport.time.EpochMicros;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Cost per contact: what interactions cost on average, by the workspace's cost table. */
public final class CostPerContact implements Metric {
    private static final Outcome COSTED = Outcome.success(0, "costed");
    private static final Outcome WITHOUT_COST = Outcome.excluded(1, "without_cost");
    private static final List<Outcome> OUTCOMES = List.of(COSTED, WITHOUT_COST);

    private static final MetricDescription DESCRIPTION = new MetricDescription(
            "cost_per_contact",
            "Cost per contact",
            1,
            Unit.AMOUNT,
            UnitOfCount.EVENT,
            "opened_at",
            List.of("interaction.opened", "the workspace's cost_per_contact"),
            "the costs of the interactions by channel, summed / interactions with a cost",
            List.of(
                    "Interactions of both directions that have an opening and were not discarded.",
                    "The cost is that of the channel in the cost table in force at the opening. Where there is none the interaction is excluded as without_cost, never free.",
                    "Costs of several currencies are never added up: value is null then.",
                    "Team and agent are those of the first resolution; without one, those in charge."),
            "10 calls at 6.50 and 30 mails at 2.50: 140.00 / 40 = 3.50.",
            "Metrics contract of Rapport",
            InteractionDimensions.NAMES,
            List.of(),
            OUTCOMES,
            List.of(Property.text("currency").orNull().meaning("Null when there are several.")));

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new CostScan(snapshot, question);
    }

    private static final class CostScan extends InteractionScan<MoneyTally> {
        private static final int PLACES = 4;

        CostScan(Snapshot snapshot, Question question) {
            super(snapshot, question);
        }

        @Override
        boolean belongs(int row) {
            return interactions.counts().get(row);
        }

        @Override
        Optional<Dimension> attribution(String name) {
            return InteractionDimensions.creditedWithResolution(interactions, name);
        }

        @Override
        public MoneyTally tally() {
            return MoneyTally.average(
                    OUTCOMES, row -> costs(row).map(CostTable::currency).orElseThrow(), List.of());
        }

        private Optional<CostTable> costs(int row) {
            return snapshot.terms()
                    .costsAt(EpochMicros.toInstant(interactions.openedAt().get(row)));
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            int channel = interactions.channel().get(row);
            Optional<BigDecimal> cost = channel == 0
                    ? Optional.empty()
                    : costs(row).map(table -> table.byChannel()
                            .get(interactions.channel().dictionary().text(channel)));
            if (cost.isPresent()) {
                sink.add(COSTED, row, cost.get().movePointRight(PLACES).longValueExact());
            } else {
                sink.add(WITHOUT_COST, row, LongColumn.ABSENT);
            }
        }
    }
}
