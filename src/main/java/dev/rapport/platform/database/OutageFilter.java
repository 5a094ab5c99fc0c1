package dev.rapport.platform.database;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.http.ProblemRoutes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Refuses, while the database is away, what could only wait for it. */
@Singleton
final class OutageFilter {
    private static final int BEHIND_THE_REQUEST_ID = 900;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final DatabaseWatch database;
    private final ProblemRoutes problems;

    OutageFilter(DatabaseWatch database, ProblemRoutes problems) {
        this.database = database;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, BEHIND_THE_REQUEST_ID);
    }

    private void refuse(RoutingContext context) {
        if (database.isAway() && context.normalizedPath().startsWith("/v1/")) {
            problems.write(
                    context,
                    Problem.unavailable(
                            "The database is not responding. Nothing of this request was done; send it again.",
                            RETRY_AFTER));
            return;
        }
        context.next();
    }
}
