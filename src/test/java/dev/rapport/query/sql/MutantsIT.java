package dev.rapport.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.RandomEvents;
import dev.rapport.journal.Journal;
import dev.rapport.metric.Effort;
import dev.rapport.metric.Listing;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricOption;
import dev.rapport.metric.Mutant;
import dev.rapport.metric.Outcome;
import dev.rapport.query.AnswerRows;
import dev.rapport.query.MetricAnswers;
import dev.rapport.query.MetricRequest;
import dev.rapport.query.MetricRequestReader;
import dev.rapport.query.WorkspaceDefaults;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A metric that takes any one of its outcomes for another is told apart from its published SQL: the comparison sees it. */
@QuarkusTest
class MutantsIT {
    private static final Instant FROM = RandomEvents.START.minus(9, ChronoUnit.DAYS);
    private static final Instant TO = RandomEvents.END.plus(9, ChronoUnit.DAYS);

    @Inject
    MutableClock clock;

    @Inject
    Journal journal;

    @Inject
    MetricAnswers answers;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    @Test
    void everyMistakeIsSeen() throws SQLException {
        Instant now = RandomEvents.END.minus(2, ChronoUnit.DAYS);
        clock.freezeAt(now);
        // Where no calendar has ever been in force, some things can't be said; where there is one, others.
        List<TestWorkspace> workspaces = List.of(SettledWorkspace.create(), TestWorkspace.create());
        Set<String> unseen = new LinkedHashSet<>();
        for (Metric metric : MetricCatalogue.all()) {
            metric.description().outcomes().forEach(outcome -> unseen.add(name(metric, outcome)));
        }
        List<String> survivors = new ArrayList<>();
        for (TestWorkspace workspace : workspaces) {
            WorkspaceId id = new WorkspaceId(workspace.id());
            journal.append(id, RandomEvents.of(31, 700));
            journal.append(id, QuietCustomers.events(now));
            try (Connection connection = ReportingLogin.create(workspace).connect()) {
                for (Metric metric : MetricCatalogue.all()) {
                    mutate(metric, id, connection, now, unseen, survivors);
                }
            }
        }
        assertThat(survivors).as("mistakes that the comparison does not see").isEmpty();
        assertThat(unseen).as("outcomes that the data do not have").isEmpty();
    }

    private static String name(Metric metric, Outcome outcome) {
        return metric.description().id() + " " + outcome.name();
    }

    /** Makes every mistake for which the workspace has a fact. */
    private void mutate(
            Metric metric,
            WorkspaceId workspace,
            Connection connection,
            Instant now,
            Set<String> unseen,
            List<String> survivors)
            throws SQLException {
        Snapshot facts = answers.live(workspace);
        for (Map.Entry<Outcome, RandomQuestion> found :
                questions(metric, facts, now).entrySet()) {
            String name = name(metric, found.getKey());
            RandomQuestion question = found.getValue();
            List<Map<String, @Nullable Object>> sql =
                    PublishedQuery.of(metric.description().id()).run(connection, question.inSql(now));
            assertThat(new Cells(question).compare(rows(metric, question, workspace, facts, now), sql))
                    .as(name)
                    .isEmpty();
            unseen.remove(name);
            if (!isSeen(new Mutant(metric, found.getKey()), question, workspace, facts, now, sql)) {
                survivors.add(name);
            }
        }
    }

    /** A mistake by which nothing can be counted at all is seen as well. */
    private boolean isSeen(
            Mutant mutant,
            RandomQuestion question,
            WorkspaceId workspace,
            Snapshot facts,
            Instant now,
            List<Map<String, @Nullable Object>> sql) {
        try {
            return !new Cells(question)
                    .compare(rows(mutant, question, workspace, facts, now), sql)
                    .isEmpty();
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException
                | NoSuchElementException nonsense) {
            return true;
        }
    }

    /** For each outcome a question in whose answer it occurs. */
    private static Map<Outcome, RandomQuestion> questions(Metric metric, Snapshot facts, Instant now) {
        Map<Outcome, RandomQuestion> questions = new LinkedHashMap<>();
        for (Map<String, String> options : variants(metric)) {
            RandomQuestion question =
                    new RandomQuestion(metric.description().id(), FROM, TO, "Europe/Berlin", "month", true, options);
            MetricRequest request = request(metric, question, now);
            for (Listing.Entry entry :
                    Listing.of(metric, facts, request.question(), Effort.UNBOUNDED, outcome -> true)) {
                questions.putIfAbsent(entry.outcome(), question);
            }
        }
        return questions;
    }

    /** The default options, and each other choice by itself. */
    private static List<Map<String, String>> variants(Metric metric) {
        List<Map<String, String>> variants = new ArrayList<>(List.of(Map.of()));
        for (MetricOption option : metric.description().options()) {
            if (option instanceof MetricOption.Choice choice) {
                choice.values().forEach(value -> variants.add(Map.of(choice.name(), value)));
            } else if (option instanceof MetricOption.Flag flag) {
                variants.add(Map.of(flag.name(), "true"));
            } else {
                variants.add(Map.of(option.name(), "7"));
            }
        }
        return variants;
    }

    private static MetricRequest request(Metric metric, RandomQuestion question, Instant now) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String parameter : question.inTheAddress()) {
            int equals = parameter.indexOf('=');
            parameters.put(parameter.substring(0, equals), List.of(parameter.substring(equals + 1)));
        }
        return MetricRequestReader.read(
                metric, parameters, new WorkspaceDefaults(ZoneOffset.UTC, DayOfWeek.MONDAY, ServiceTerms.NONE), now);
    }

    private List<Map<String, @Nullable Object>> rows(
            Metric metric, RandomQuestion question, WorkspaceId workspace, Snapshot facts, Instant now) {
        MetricRequest request = request(metric, question, now);
        MetricAnswers.Answered answered = answers.answer(request, workspace, facts, Effort.UNBOUNDED);
        return new AnswerRows(request).of(answered.answer(), answered.compared(), Effort.UNBOUNDED);
    }
}
