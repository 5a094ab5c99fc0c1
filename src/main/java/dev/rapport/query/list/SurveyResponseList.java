package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.CURSOR;
import static dev.rapport.query.CommonParameters.CUSTOMER_ID;
import static dev.rapport.query.CommonParameters.FILTER;
import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.CommonParameters.FROM;
import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.query.CommonParameters.ORDER;
import static dev.rapport.query.CommonParameters.TO;
import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.truth;
import static dev.rapport.schema.Property.words;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.metric.Condition;
import dev.rapport.metric.Effort;
import dev.rapport.query.budget.Reading;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SurveyColumns;
import dev.rapport.schema.Property;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What customers said: answers and dismissals, the newest first unless asked for otherwise. */
@ApplicationScoped
public class SurveyResponseList {
    private static final Property KIND = words("kind", SurveyTable.KINDS).meaning("What the question measures.");
    private static final Property CLASS = words("class", ScoreClass.wireNames()).meaning("What the answer counts as.");
    private static final Property TEXT = text("text")
            .meaning("A part of the comment, in upper or lower case.")
            .example("delivery");
    private static final Property HAS_COMMENT = truth("has_comment").meaning("Whether there is a comment.");

    /** The parameters. */
    public static final List<Property> PARAMETERS =
            List.of(FROM, TO, FILTER, KIND, CLASS, TEXT, HAS_COMMENT, CUSTOMER_ID, ORDER, LIMIT, CURSOR, TZ, FORMAT);

    /** What it looks like. */
    public static final ListType TYPE = ListType.paged(SurveyTable.TYPE);

    private static final String BY_NUMBER = SurveyTable.ROWS.select("""
            number = ANY (?)
            AND (?::text IS NULL OR comment ILIKE ? ESCAPE '\\')
            AND (?::boolean IS NULL OR ? = (comment IS NOT NULL AND comment <> ''))""");

    private final StoredRows stored;
    private final Reading reading;

    SurveyResponseList(StoredRows stored, Reading reading) {
        this.reading = reading;
        this.stored = stored;
    }

    /**
     * Which comments are wanted.
     *
     * @param text a part of it, in any case
     * @param hasComment whether there is one
     */
    record Comments(Optional<String> text, Optional<Boolean> hasComment) {
        static final Comments ALL = new Comments(Optional.empty(), Optional.empty());

        /** The text as a pattern; what LIKE understands is taken as it stands. */
        @Nullable String pattern() {
            return text.map(part -> "%" + part.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                    .orElse(null);
        }
    }

    /**
     * The list that parameters ask for.
     *
     * @param facts the workspace's facts; asked for only when the parameters are right
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong with the parameters
     */
    public ListAnswer answer(
            ListParameters parameters, List<MediaType> accepted, WorkspaceId workspace, Supplier<Snapshot> facts) {
        Span span = parameters.span();
        List<Condition> conditions = parameters.conditions(FactDimensions.OF_SURVEYS);
        Optional<String> customerId = parameters.text(CUSTOMER_ID);
        Optional<String> kind = parameters.word(KIND);
        Optional<String> scoreClass = parameters.word(CLASS);
        Comments comments = new Comments(
                parameters.text(TEXT).filter(text -> isText(parameters, text)), parameters.truth(HAS_COMMENT));
        boolean descending = !parameters.word(ORDER).equals(Optional.of("asc"));
        ListRequest request = parameters.finish(accepted, TimeOrder.keys(descending));
        SurveyColumns surveys = facts.get().surveys();
        IntPredicate keeps =
                row -> surveys.answered().get(row) || surveys.dismissed().get(row);
        if (kind.isPresent()) {
            int code = SurveyColumns.code(SurveyKind.fromWireName(kind.get()));
            keeps = keeps.and(row -> surveys.kind().get(row) == code);
        }
        if (scoreClass.isPresent()) {
            ScoreClass wanted = ScoreClass.named(scoreClass.get());
            keeps = keeps.and(row -> wanted.holds(surveys, row));
        }
        keeps = keeps.and(Kept.person(customerId, surveys.customer())).and(Kept.by(conditions, surveys::dimension));
        Effort effort = reading.part();
        TimeOrder order = new TimeOrder(surveys.blocks(), surveys.respondedAt(), span, descending, keeps, effort);
        ZoneId zone = parameters.zone();
        return new ListAnswer(
                new FactList(SurveyTable.TYPE.names(), order, numbers -> fetch(workspace, numbers, comments, zone)),
                request,
                effort);
    }

    private static boolean isText(ListParameters parameters, String text) {
        if (text.indexOf('\0') >= 0) {
            parameters.refuse(TEXT.name(), "text cannot hold the character U+0000: no comment has it");
            return false;
        }
        return true;
    }

    /** What the list says of these responses, by number. */
    Map<Integer, Map<String, @Nullable Object>> fetch(
            WorkspaceId workspace, int[] numbers, Comments comments, ZoneId zone) {
        Map<Integer, Map<String, @Nullable Object>> rows = new HashMap<>();
        stored.query(
                BY_NUMBER,
                statement -> {
                    statement.setLong(1, workspace.value());
                    StoredRows.numbers(statement, 2, numbers);
                    statement.setString(3, comments.pattern());
                    statement.setString(4, comments.pattern());
                    statement.setObject(5, comments.hasComment().orElse(null), java.sql.Types.BOOLEAN);
                    statement.setObject(6, comments.hasComment().orElse(null), java.sql.Types.BOOLEAN);
                },
                row -> rows.put(row.getInt(1), SurveyTable.ROWS.read(row, zone)));
        return rows;
    }
}
