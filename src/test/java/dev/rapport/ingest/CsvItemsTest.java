package dev.rapport.ingest;

import static dev.rapport.ingest.Reading.EVENTS;
import static dev.rapport.ingest.Reading.RESPONSES;
import static dev.rapport.ingest.Reading.refused;
import static dev.rapport.ingest.Reading.rows;
import static dev.rapport.ingest.Reading.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.Scale;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.ingest.ItemSource.NumberedItem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import dev.rapport.platform.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvItemsTest {
    private static final String HEADER = "id,time,type,subject,topic\n";
    private static final String ROW = "e1,2026-03-27T15:30:00Z,interaction.opened,1001,";

    private static List<SubmittedEvent> events(String csv, ItemContext context) {
        return rows(csv, context).stream().map(row -> valid(row.item())).toList();
    }

    private static List<Violation> headerViolations(String header, ItemContext context) {
        List<Violation> violations = new java.util.ArrayList<>();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> rows(header, context))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().type()).isEqualTo(ProblemType.VALIDATION);
                    violations.addAll(refusal.problem().violations());
                });
        return violations;
    }

    @Test
    void columns_are_the_flat_names() {
        SubmittedEvent event = events(
                        "\uFEFFid,source,time,type,subject,kind,score,scale.min,scale.max,attributes.plan,attributes.a.b\r\n7,poll,2026-03-27T16:30:00+01:00,survey.answered,1001,csat,4.0,1,5,pro,x\r\n",
                        EVENTS)
                .get(0);
        assertThat(event.key()).isEqualTo(new EventKey("poll", "7"));
        assertThat(event.data().scale()).contains(Scale.of(1, 5));
        assertThat(event.data().attributes()).containsEntry("plan", "pro").containsEntry("a.b", "x");
    }

    @Test
    void quoted_cells_hold_commas_quotes_and_line_breaks_and_lines_are_counted_on() {
        List<NumberedItem> rows =
                rows(HEADER + ROW + "\"a, \"\"b\"\"\nc\"\n\n" + ROW.replace("e1", "e2") + "\r\n" + "e3,,,,\n", EVENTS);
        assertThat(valid(rows.get(0).item()).data().text(Field.TOPIC)).isEqualTo("a, \"b\"\nc");
        assertThat(rows).extracting(NumberedItem::line).containsExactly(2L, 5L, 6L);
        assertThat(refused(rows.get(2).item()).problem().violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/time", "/type", "/subject");
    }

    @Test
    void tags_are_separated_by_bars() {
        List<SubmittedEvent> events = events("""
                id,time,type,subject,tags
                1,2026-03-27T15:30:00Z,interaction.opened,1,b|a|b|
                2,2026-03-27T15:30:00Z,interaction.opened,1,"x\\|y|z\\\\"
                """, EVENTS);
        assertThat(events.get(0).data().tags()).containsExactly("a", "b");
        assertThat(events.get(1).data().tags()).containsExactly("x|y", "z\\");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "True,true", "1,true", "false,false", "FALSE,false", "0,false"})
    void truths_are_written_as_spreadsheets_and_databases_write_them(String cell, boolean expected) {
        assertThat(events(
                                "id,time,type,subject,author,public\n1,2026-03-27T15:30:00Z,interaction.replied,1,agent,"
                                        + cell,
                                EVENTS)
                        .get(0)
                        .data()
                        .truth(Field.PUBLIC))
                .isEqualTo(expected);
    }

    @Test
    void violations_name_the_column() {
        assertThat(refused(rows(
                                        "id,time,type,subject,kind,score,scale.min,scale.max,public\n1,1774625400,survey.answered,1,nps,x,a,5,maybe\n",
                                        EVENTS)
                                .get(0)
                                .item())
                        .problem()
                        .violations())
                .containsExactlyInAnyOrder(
                        new Violation(
                                "/time",
                                "time 1774625400 is a number; send an RFC 3339 time with an offset such as 2026-03-27T15:30:00Z"),
                        new Violation(
                                "/score",
                                "score x is not a decimal number; write it like 12.50, without thousands separators or a currency sign"),
                        new Violation(
                                "/scale.min",
                                "min a is not a decimal number; write it like 12.50, without thousands separators or a currency sign"),
                        new Violation(
                                "/public", "public maybe is neither true nor false; write true or false (or 1 or 0)"));
    }

    @Test
    void unknown_columns_are_refused_with_the_nearest_known_name_before_any_row() {
        assertThat(headerViolations("id,time,type,subject,custmer_id,scale,attributes,id,\n", EVENTS))
                .containsExactly(
                        new Violation("/custmer_id", "custmer_id is not a known column; did you mean customer_id?"),
                        new Violation("/scale", "scale has two columns: scale.min and scale.max"),
                        new Violation(
                                "/attributes",
                                "attributes has a column for each: attributes.<name>, such as attributes.plan"),
                        new Violation("/id", "id appears twice in the header"),
                        new Violation("/", "a column has no name"));
    }

    @Test
    void a_header_must_have_what_every_row_needs() {
        assertThat(headerViolations("id,customer_id\n", EVENTS))
                .extracting(Violation::pointer)
                .containsExactly("/time", "/type", "/subject");
        assertThat(headerViolations("id,kind\n", RESPONSES))
                .extracting(Violation::pointer)
                .containsExactly("/responded_at");
        assertThat(headerViolations("id,time,kind,type,tags\n", RESPONSES))
                .extracting(Violation::pointer)
                .containsExactly("/type", "/tags");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time;type;subject\n", "time\ttype\tsubject\n"})
    void other_separators_are_refused_with_a_hint(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> rows(header, EVENTS))
                .withMessageContaining("separate them by commas");
    }

    @Test
    void an_empty_body_has_no_header() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> rows("", EVENTS))
                .withMessage("malformed: the body is empty; its first line names the columns");
    }

    @Test
    void a_header_alone_is_a_file_without_rows() {
        assertThat(rows(HEADER, EVENTS)).isEmpty();
    }

    @Test
    void type_and_source_of_the_request_fill_what_the_file_lacks() {
        ItemContext context = new ItemContext(
                Shape.EVENT, "shop", java.util.Optional.of(EventType.PURCHASE_COMPLETED), Reading.CLOCK);
        List<SubmittedEvent> events = events(
                "id,time,type,source,subject\n1,2026-03-27T15:30:00Z,,,o1\n2,2026-03-27T15:30:00Z,purchase.cancelled,web,o1\n",
                context);
        assertThat(events)
                .extracting(SubmittedEvent::type)
                .containsExactly(EventType.PURCHASE_COMPLETED, EventType.PURCHASE_CANCELLED);
        assertThat(events).extracting(event -> event.key().source()).containsExactly("shop", "web");
    }

    @Test
    void the_same_file_twice_gives_the_same_ids_and_equal_rows_of_one_file_different_ones() {
        String csv = """
                time,customer_id,amount,currency
                2026-03-27T15:30:00Z,c1,10.00,EUR
                2026-03-27T15:30:00Z,c1,10,EUR
                2026-03-27T15:30:00Z,c1,11,EUR
                """;
        ItemContext purchases = Reading.events(EventType.PURCHASE_COMPLETED);
        List<SubmittedEvent> events = events(csv, purchases);
        assertThat(events)
                .isEqualTo(events(csv, purchases))
                .extracting(SubmittedEvent::key)
                .doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> assertThat(event.subject().value())
                .isEqualTo(event.key().id()));
    }

    @Test
    void the_id_of_a_row_never_changes_since_journals_hold_it() {
        SubmittedEvent event = events(
                        "time,customer_id,amount,currency,attributes.plan\n2026-03-27T15:30:00Z,c1,10.00,EUR,pro\n",
                        Reading.events(EventType.PURCHASE_COMPLETED))
                .get(0);
        assertThat(event.key()).isEqualTo(new EventKey("key", "row-071e901b66494710f3231693ddebdaa8"));
    }

    @Test
    void a_row_of_another_source_or_subject_is_another_row() {
        String csv =
                "source,time,subject\na,2026-03-27T15:30:00Z,1\nb,2026-03-27T15:30:00Z,1\na,2026-03-27T15:30:00Z,2\n";
        assertThat(events(csv, Reading.events(EventType.INTERACTION_OPENED)))
                .extracting(event -> event.key().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void an_answer_without_id_and_interaction_is_about_itself() {
        SubmittedEvent event = events("responded_at,kind,score\n2026-03-27T15:30:00Z,nps,9\n", RESPONSES)
                .get(0);
        assertThat(event.subject().value()).isEqualTo("survey:" + event.key().id());
    }

    @Test
    void only_a_purchase_can_go_without_a_subject() {
        assertThat(refused(rows("time,type\n2026-03-27T15:30:00Z,interaction.opened\n", EVENTS)
                                .get(0)
                                .item())
                        .problem()
                        .violations())
                .containsExactly(new Violation("/subject", "subject is required: the id of the interaction"));
    }

    @Test
    void too_many_rows_without_an_id_are_refused() {
        String csv = "time,subject\n" + "2026-03-27T15:30:00Z,x\n".repeat(5_000);
        assertThat(events(csv, Reading.events(EventType.INTERACTION_OPENED))).hasSize(5_000);
        StringBuilder different = new StringBuilder("time,subject\n");
        for (int i = 0; i < 1_001; i++) {
            different.append("2026-03-27T15:30:00Z,").append(i).append('\n');
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> rows(different.toString(), Reading.events(EventType.INTERACTION_OPENED)))
                .withMessageContaining("more than 1,000 different rows have no id");
    }

    @Test
    void a_broken_row_is_one_refused_item() {
        List<NumberedItem> rows = rows(
                HEADER + ROW + "\"a\"b,c\n" + ROW + "\n" + ROW + "\"a\"x\n" + ROW + "\n" + ROW + "a,b\n" + ROW
                        + "\"open",
                EVENTS);
        assertThat(rows).extracting(NumberedItem::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(Reading.malformed(rows.get(0).item())).startsWith("line 2: a quoted cell continues");
        valid(rows.get(1).item());
        assertThat(Reading.malformed(rows.get(2).item())).startsWith("line 4: a quoted cell continues");
        valid(rows.get(3).item());
        assertThat(Reading.malformed(rows.get(4).item()))
                .isEqualTo("line 6 has 6 cells, the header has 5; put a cell that contains a comma into quotes");
        assertThat(Reading.malformed(rows.get(5).item())).startsWith("line 7: a quoted cell");
    }

    @Test
    void a_quote_that_is_never_closed_does_not_fill_the_memory() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> rows(HEADER + ROW + "\"" + (ROW + "\n").repeat(60_000), EVENTS))
                .withMessage(
                        "too-large: the row that begins on line 2 has more than 1,048,576 characters; is a quote left open?");
    }

    @Test
    void a_row_that_is_not_utf_8_is_refused_alone() {
        byte[] csv = (HEADER + ROW + "Gr\u00fc\u00dfe\n" + ROW + "ok\n").getBytes(StandardCharsets.ISO_8859_1);
        List<NumberedItem> rows = rows(csv, EVENTS);
        assertThat(refused(rows.get(0).item()).problem().violations())
                .containsExactly(new Violation(
                        "/topic",
                        "topic contains a broken character (half of a surrogate pair, or bytes that are not UTF-8);"
                                + " send whole Unicode characters in UTF-8"));
        assertThat(valid(rows.get(1).item()).data().text(Field.TOPIC)).isEqualTo("ok");
    }
}
