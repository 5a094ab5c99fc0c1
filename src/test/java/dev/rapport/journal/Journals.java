package dev.rapport.journal;

import dev.rapport.platform.database.DatabaseWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import javax.sql.DataSource;

/** Makes journals over databases that a test has made to fail. */
@ApplicationScoped
public class Journals {
    private final DatabaseWatch watch;
    private final TermsInUse terms;
    private final Clock clock;

    Journals(DatabaseWatch watch, TermsInUse terms, Clock clock) {
        this.watch = watch;
        this.terms = terms;
        this.clock = clock;
    }

    /** A journal over that database. */
    public Journal over(DataSource database) {
        return new Journal(database, watch, terms, clock);
    }
}
