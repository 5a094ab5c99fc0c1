package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.schema.Property.objects;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.texts;
import static dev.rapport.schema.Property.wholeNumber;

import dev.rapport.metric.Effort;
import dev.rapport.platform.problem.Problem;
import dev.rapport.query.AnswerRows;
import dev.rapport.readmodel.Blocks;
import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SurveyColumns;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.time.EpochMicros;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One person: contacts, answers and purchases under any of the ids. */
@ApplicationScoped
public class CustomerRecord {
    private static final String PURCHASES = PurchaseTable.ROWS.select("number = ANY (?)");

    /** The parameters. */
    public static final List<Property> PARAMETERS = List.of(LIMIT, TZ);

    private record Person(
            List<String> ids,
            @Nullable String firstSeenAt,
            @Nullable String lastSeenAt,
            long contacts,
            long answers,
            long purchases,
            long standingPurchases,
            List<Map<String, @Nullable Object>> spend,
            List<Map<String, @Nullable Object>> newestContacts,
            List<Map<String, @Nullable Object>> newestAnswers,
            List<Map<String, @Nullable Object>> newestPurchases) {}

    private static final RowType<Person> ROW = RowType.<Person>of("Customer", "One person.")
            .with(
                    text("id").meaning("The first of the ids by code points.").example("zendesk:7881"),
                    person -> person.ids().get(0))
            .with(texts("ids").example(List.of("zendesk:7881")), Person::ids)
            .with(Property.time("first_seen_at").orNull(), Person::firstSeenAt)
            .with(Property.time("last_seen_at").orNull(), Person::lastSeenAt)
            .with(wholeNumber("contacts").example(4), Person::contacts)
            .with(wholeNumber("answers").example(2), Person::answers)
            .with(wholeNumber("purchases").meaning("Cancelled ones included.").example(3), Person::purchases)
            .with(wholeNumber("standing_purchases").example(3), Person::standingPurchases)
            .with(objects("spend", Spend.TYPE), Person::spend)
            .with(objects("newest_contacts", InteractionTable.TYPE), Person::newestContacts)
            .with(objects("newest_answers", SurveyTable.TYPE), Person::newestAnswers)
            .with(objects("newest_purchases", PurchaseTable.TYPE), Person::newestPurchases)
            .build();

    /** What it looks like. */
    public static final ObjectType TYPE = ROW.type();

    private final StoredRows stored;
    private final SamePerson samePerson;
    private final InteractionList interactionList;
    private final SurveyResponseList surveyList;

    CustomerRecord(
            StoredRows stored, SamePerson samePerson, InteractionList interactionList, SurveyResponseList surveyList) {
        this.stored = stored;
        this.samePerson = samePerson;
        this.interactionList = interactionList;
        this.surveyList = surveyList;
    }

    /**
     * The person of an id.
     *
     * @param limit the most contacts, answers and purchases shown, the newest of each
     * @throws dev.rapport.platform.problem.ProblemException when no fact and no merge has named the id
     */
    public Map<String, @Nullable Object> of(WorkspaceId workspace, Snapshot facts, String id, int limit, ZoneId zone) {
        int person = facts.people().codeOf(id);
        List<String> ids = person == 0 ? List.of() : samePerson.idsOf(workspace, id);
        Part contacts = new Part(
                facts.interactions().blocks(),
                facts.interactions().openedAt(),
                ofPerson(
                        person,
                        facts.interactions().customer(),
                        facts.interactions().present()::get));
        SurveyColumns surveys = facts.surveys();
        Part answers = new Part(
                surveys.blocks(),
                surveys.respondedAt(),
                ofPerson(
                        person,
                        surveys.customer(),
                        row -> surveys.answered().get(row)
                                || surveys.dismissed().get(row)));
        PurchaseColumns purchases = facts.purchases();
        Part sales = new Part(
                purchases.blocks(),
                purchases.purchasedAt(),
                ofPerson(person, purchases.customer(), purchases.present()::get));
        if (contacts.count + answers.count + sales.count == 0 && ids.size() < 2) {
            throw Problem.notFound(
                            "There is no customer \"%s\": no contact, answer, purchase or merge in this workspace names that id."
                                    .formatted(id))
                    .toException();
        }
        List<Part> parts = List.of(contacts, answers, sales);
        return ROW.write(new Person(
                ids,
                time(parts.stream().mapToLong(part -> part.first).min().orElseThrow(), zone),
                time(parts.stream().mapToLong(part -> part.last).max().orElseThrow(), zone),
                contacts.count,
                answers.count,
                sales.count,
                standing(purchases, person),
                spend(purchases, person),
                contacts.newest(limit, rows -> interactionList.fetch(workspace, rows, Optional.empty(), zone)),
                answers.newest(limit, rows -> surveyList.fetch(workspace, rows, SurveyResponseList.Comments.ALL, zone)),
                sales.newest(limit, rows -> fetchPurchases(workspace, rows, zone))));
    }

    private static IntPredicate ofPerson(int person, CodeColumn customer, IntPredicate present) {
        return row -> person != 0 && customer.get(row) == person && present.test(row);
    }

    private static @Nullable String time(long micros, ZoneId zone) {
        return micros == Long.MAX_VALUE || micros == LongColumn.ABSENT
                ? null
                : AnswerRows.time(EpochMicros.toInstant(micros), zone);
    }

    private static long standing(PurchaseColumns purchases, int person) {
        long count = 0;
        for (int row = 0; row < purchases.size(); row++) {
            count += purchases.customer().get(row) == person
                            && purchases.counts().get(row)
                    ? 1
                    : 0;
        }
        return count;
    }

    private static List<Map<String, @Nullable Object>> spend(PurchaseColumns purchases, int person) {
        Spend spend = new Spend();
        for (int row = 0; row < purchases.size(); row++) {
            if (purchases.customer().get(row) == person && purchases.counts().get(row)) {
                spend.add(purchases, row);
            }
        }
        return spend.toRows();
    }

    private Map<Integer, Map<String, @Nullable Object>> fetchPurchases(
            WorkspaceId workspace, int[] numbers, ZoneId zone) {
        Map<Integer, Map<String, @Nullable Object>> rows = new HashMap<>();
        stored.query(
                PURCHASES,
                statement -> {
                    statement.setLong(1, workspace.value());
                    StoredRows.numbers(statement, 2, numbers);
                },
                row -> rows.put(row.getInt(1), PurchaseTable.ROWS.read(row, zone)));
        return rows;
    }

    /** The person's facts of one kind. */
    private static final class Part {
        private final TimeOrder order;
        private long count;
        private long first = Long.MAX_VALUE;
        private long last = LongColumn.ABSENT;

        Part(Blocks blocks, LongColumn times, IntPredicate keeps) {
            order = new TimeOrder(blocks, times, Span.ALWAYS, true, keeps, Effort.UNBOUNDED);
            for (int block = 0; block < blocks.count(); block++) {
                for (int row = blocks.firstRow(block); row < blocks.endRow(block); row++) {
                    if (keeps.test(row)) {
                        count++;
                        long time = times.get(row);
                        first = time == LongColumn.ABSENT ? first : Math.min(first, time);
                        last = Math.max(last, time);
                    }
                }
            }
        }

        List<Map<String, @Nullable Object>> newest(int limit, FactList.Fetch fetch) {
            if (count == 0) {
                return List.of();
            }
            List<TimeOrder.Place> places = order.behind(order.place(Optional.empty()), limit);
            Map<Integer, Map<String, @Nullable Object>> rows =
                    fetch.fetch(places.stream().mapToInt(order::row).toArray());
            List<Map<String, @Nullable Object>> newest = new ArrayList<>();
            places.stream()
                    .map(place -> rows.get(order.row(place)))
                    .filter(Objects::nonNull)
                    .forEach(newest::add);
            return newest;
        }
    }
}
