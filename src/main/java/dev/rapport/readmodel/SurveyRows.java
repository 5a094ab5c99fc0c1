package dev.rapport.readmodel;

import static dev.rapport.fact.FactColumnType.DIMENSION;
import static dev.rapport.fact.SurveyFactColumn.INVITATION_ANSWERED;
import static dev.rapport.fact.SurveyFactColumn.INVITED;
import static dev.rapport.fact.SurveyFactColumn.RESPONDED_AT;
import static dev.rapport.fact.SurveyFactColumn.SCORE;
import static dev.rapport.fact.SurveyFactColumn.SENT_AT;
import static dev.rapport.readmodel.LongColumn.ABSENT;

import dev.rapport.fact.SurveyFactColumn;
import dev.rapport.readmodel.ColumnEditors.CodeEditor;
import java.util.List;
import java.util.stream.Stream;

/** The survey answers as they lie in their table. */
final class SurveyRows implements FactRows {
    static final String TABLE = "survey_fact";

    private static final List<String> DIMENSIONS = Stream.concat(
                    Stream.of("kind", "survey", "question"),
                    FactRows.named(DIMENSION, SurveyFactColumn.values()).stream())
            .toList();

    private static final String SELECT = """
            SELECT number, present, responded_at, sent_at, (score * 10000)::bigint, score >= satisfied_from, customer_id,
                   scale_min || '-' || scale_max, invited, invitation_answered,
                   (SELECT about.number + 1 FROM $prefixinteraction_fact AS about
                    WHERE about.workspace_id = fact.workspace_id AND about.subject = fact.subject
                        AND about.present),
                   %s, attributes
            FROM $prefixsurvey_fact AS fact
            """.formatted(String.join(", ", DIMENSIONS));

    private final ColumnEditors editors;
    private final LongEditor respondedAt;
    private final LongEditor sentAt;
    private final LongEditor score;
    private final FlagEditor present;
    private final FlagEditor answered;
    private final FlagEditor dismissed;
    private final FlagEditor invitedOnly;
    private final FlagEditor satisfied;
    private final FlagEditor identified;
    private final FlagEditor invited;
    private final FlagEditor invitationAnswered;
    private final IntEditor interaction;
    private final CodeEditor customer;
    private final CodeEditor scale;
    private final CodeEditor[] texts;

    SurveyRows(Columns base, int size, Dictionaries dictionaries) {
        editors = new ColumnEditors(base, size, dictionaries);
        respondedAt = editors.longs(RESPONDED_AT);
        sentAt = editors.longs(SENT_AT);
        score = editors.longs(SCORE);
        present = editors.flag("present");
        answered = editors.flag("answered");
        dismissed = editors.flag("dismissed");
        invitedOnly = editors.flag("invited_only");
        satisfied = editors.flag("satisfied");
        identified = editors.flag("identified");
        invited = editors.flag(INVITED);
        invitationAnswered = editors.flag(INVITATION_ANSWERED);
        interaction = editors.ints("interaction");
        customer = editors.customer();
        scale = editors.codes("scale", dictionaries.named("scale"));
        texts = DIMENSIONS.stream().map(editors::dimension).toArray(CodeEditor[]::new);
    }

    @Override
    public String select(String prefix) {
        return SELECT.replace("$prefix", prefix);
    }

    @Override
    public void read(int number, CopyRow copy) {
        boolean isPresent = copy.truth();
        long responded = copy.time();
        long sent = copy.time();
        long given = copy.int64();
        present.set(number, isPresent);
        respondedAt.set(number, responded);
        sentAt.set(number, sent);
        score.set(number, given);
        answered.set(number, isPresent && given != ABSENT);
        dismissed.set(number, isPresent && given == ABSENT && responded != ABSENT);
        invitedOnly.set(number, isPresent && responded == ABSENT);
        satisfied.set(number, copy.truth());
        int person = copy.code(customer.meaning());
        customer.editor().set(number, person);
        identified.set(number, person != 0);
        scale.set(number, copy);
        invited.set(number, copy.truth());
        invitationAnswered.set(number, copy.truth());
        long about = copy.int64();
        interaction.set(number, about == ABSENT ? 0 : Math.toIntExact(about));
        for (CodeEditor text : texts) {
            text.set(number, copy);
        }
        copy.attributes(number, editors.attributes());
    }

    @Override
    public long bytes() {
        return editors.bytes();
    }

    @Override
    public Columns finish() {
        return editors.finish();
    }
}
