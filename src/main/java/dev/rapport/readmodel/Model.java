package dev.rapport.readmodel;

import dev.rapport.terms.ServiceTerms;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A snapshot with what is needed to make the next one from it. Only one at a time may do so, and when it fails the model
 * is of no more use; snapshots that were made are not touched.
 */
final class Model {
    /** A patch reads row by row; from so many rows on, and this share of all, reading all anew is quicker. */
    private static final int FEW = 50_000;

    private static final double MOST = 0.3;
    /** What chaining takes for each fact: the rows before and after, and all in order. */
    private static final long CHAINING = 3 * Integer.BYTES;

    private final Dictionaries dictionaries;
    private final ChainIndex contacts;
    private final ChainIndex purchases;
    private final Snapshot snapshot;

    private Model(Dictionaries dictionaries, ChainIndex contacts, ChainIndex purchases, Snapshot snapshot) {
        this.dictionaries = dictionaries;
        this.contacts = contacts;
        this.purchases = purchases;
        this.snapshot = snapshot;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** What changed since, if patching will do: the epoch is the same, the log tells all, and it is not too much. */
    Optional<Changes> changes(DatabaseView database) throws SQLException {
        Committed committed = database.committed();
        if (!snapshot.epoch().equals(committed.epoch()) || snapshot.version() > committed.version()) {
            return Optional.empty();
        }
        return database.changesSince(snapshot.version())
                .filter(changes -> !changes.links())
                .filter(changes -> changes.facts() <= Math.max(FEW, MOST * committed.facts()));
    }

    /**
     * A model from nothing.
     *
     * @param measured is told now and then what it costs by now, and may end it
     */
    static Model load(DatabaseView database, LongConsumer measured) throws SQLException {
        Committed committed = database.committed();
        ServiceTerms terms = database.terms();
        Dictionaries dictionaries = new Dictionaries();
        database.readLinks(dictionaries.people());

        FactRows surveyRows = new SurveyRows(Columns.NONE, committed.surveys(), dictionaries);
        database.readAll(
                surveyRows, committed.surveys(), () -> measured.accept(surveyRows.bytes() + dictionaries.bytes()));
        long before = surveyRows.bytes();

        FactRows interactionRows = new InteractionRows(Columns.NONE, committed.interactions(), dictionaries);
        database.readAll(
                interactionRows,
                committed.interactions(),
                () -> measured.accept(before + interactionRows.bytes() + dictionaries.bytes()));
        Columns interactions = interactionRows.finish();
        long beforePurchases = before + interactions.bytes();

        FactRows purchaseRows = new PurchaseRows(Columns.NONE, committed.purchases(), dictionaries);
        database.readAll(
                purchaseRows,
                committed.purchases(),
                () -> measured.accept(beforePurchases + purchaseRows.bytes() + dictionaries.bytes()));
        Columns purchases = purchaseRows.finish();
        measured.accept(beforePurchases + purchases.bytes() + dictionaries.bytes() + CHAINING * committed.facts());

        int people = dictionaries.people().dictionary().size();
        Chains contactChains = Chains.of(
                Chained.contacts(new InteractionColumns(interactions, dictionaries.of(Dictionaries.TAGS))),
                people,
                database.ties(InteractionRows.TABLE));
        Chains purchaseChains =
                Chains.of(Chained.purchases(new PurchaseColumns(purchases)), people, database.ties(PurchaseRows.TABLE));
        return new Model(
                dictionaries,
                contactChains.index(),
                purchaseChains.index(),
                snapshot(
                        database,
                        terms,
                        dictionaries,
                        contactChains.into(interactions),
                        surveyRows.finish(),
                        purchaseChains.into(purchases),
                        contactChains.index().bytes() + purchaseChains.index().bytes()));
    }

    /** The model with what changed. */
    Model patch(DatabaseView database, Changes changes) throws SQLException {
        Committed committed = database.committed();
        ServiceTerms terms =
                committed.settingsVersion() == snapshot.settingsVersion() ? snapshot.terms() : database.terms();
        InteractionColumns oldInteractions = snapshot.interactions();
        PurchaseColumns oldPurchases = snapshot.purchases();

        FactRows surveyRows = new SurveyRows(snapshot.surveys().columns(), committed.surveys(), dictionaries);
        database.read(surveyRows, changes.surveys());

        FactRows interactionRows =
                new InteractionRows(oldInteractions.columns(), committed.interactions(), dictionaries);
        database.read(interactionRows, changes.interactions());
        Columns interactions = interactionRows.finish();

        FactRows purchaseRows = new PurchaseRows(oldPurchases.columns(), committed.purchases(), dictionaries);
        database.read(purchaseRows, changes.purchases());
        Columns purchaseColumns = purchaseRows.finish();

        interactions = ChainPatch.apply(
                Chained.contacts(oldInteractions),
                Chained.contacts(new InteractionColumns(interactions, dictionaries.of(Dictionaries.TAGS))),
                interactions,
                changes.interactions(),
                contacts,
                database.ties(InteractionRows.TABLE));
        purchaseColumns = ChainPatch.apply(
                Chained.purchases(oldPurchases),
                Chained.purchases(new PurchaseColumns(purchaseColumns)),
                purchaseColumns,
                changes.purchases(),
                purchases,
                database.ties(PurchaseRows.TABLE));
        return new Model(
                dictionaries,
                contacts,
                purchases,
                snapshot(
                        database,
                        terms,
                        dictionaries,
                        interactions,
                        surveyRows.finish(),
                        purchaseColumns,
                        contacts.bytes() + purchases.bytes()));
    }

    private static Snapshot snapshot(
            DatabaseView database,
            ServiceTerms terms,
            Dictionaries dictionaries,
            Columns interactions,
            Columns surveys,
            Columns purchases,
            long indexBytes)
            throws SQLException {
        Committed committed = database.committed();
        return new Snapshot(
                committed.version(),
                committed.epoch(),
                new InteractionColumns(interactions, dictionaries.of(Dictionaries.TAGS)),
                new SurveyColumns(surveys),
                new PurchaseColumns(purchases),
                dictionaries.people().dictionary(),
                terms,
                committed.settingsVersion(),
                database.isRefolding(),
                interactions.bytes() + surveys.bytes() + purchases.bytes() + dictionaries.bytes() + indexBytes);
    }
}
