package dev.rapport.readmodel;

import static dev.rapport.fact.SurveyFactColumn.INVITATION_ANSWERED;
import static dev.rapport.fact.SurveyFactColumn.INVITED;
import static dev.rapport.fact.SurveyFactColumn.RESPONDED_AT;
import static dev.rapport.fact.SurveyFactColumn.SCORE;
import static dev.rapport.fact.SurveyFactColumn.SENT_AT;

import dev.rapport.event.ServiceEvent.SurveyKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The survey answers, dismissals and invitations of a workspace, a row each, addressed by the fact's number.
 * Immutable.
 */
public final class SurveyColumns {
    private final Columns columns;
    private final Blocks blocks;
    private final LongColumn respondedAt;
    private final LongColumn sentAt;
    private final LongColumn score;
    private final FlagColumn present;
    private final FlagColumn answered;
    private final FlagColumn dismissed;
    private final FlagColumn invitedOnly;
    private final FlagColumn satisfied;
    private final FlagColumn identified;
    private final FlagColumn invited;
    private final FlagColumn invitationAnswered;
    private final IntColumn interaction;
    private final Blocks invitations;
    private final CodeColumn customer;
    private final CodeColumn scale;

    private static final List<SurveyKind> KINDS = List.of(SurveyKind.values());
    private final CodeColumn kind;

    SurveyColumns(Columns columns) {
        this.columns = columns;
        this.blocks = new Blocks(columns.longs(RESPONDED_AT), columns.size());
        this.respondedAt = columns.longs(RESPONDED_AT);
        this.sentAt = columns.longs(SENT_AT);
        this.score = columns.longs(SCORE);
        this.present = columns.flag("present");
        this.answered = columns.flag("answered");
        this.dismissed = columns.flag("dismissed");
        this.invitedOnly = columns.flag("invited_only");
        this.satisfied = columns.flag("satisfied");
        this.identified = columns.flag("identified");
        this.invited = columns.flag(INVITED);
        this.invitationAnswered = columns.flag(INVITATION_ANSWERED);
        this.interaction = columns.ints("interaction");
        this.invitations = new Blocks(columns.longs(SENT_AT), columns.size());
        this.customer = columns.code("customer");
        this.scale = columns.code("scale");

        this.kind = columns.fixedDimension("kind");
    }

    /** How many rows there are, holes included: rows are 0 to {@code size() - 1}. */
    public int size() {
        return columns.size();
    }

    /** The rows by time of response; invitations without a response have none. */
    public Blocks blocks() {
        return blocks;
    }

    /** The rows by time of invitation; answers without an invitation have none. */
    public Blocks invitations() {
        return invitations;
    }

    /** The column of a dimension; empty when no row has ever had it. The names are those of {@link #dimensions}. */
    public Optional<CodeColumn> dimension(String name) {
        return Optional.ofNullable(columns.dimensions().get(name));
    }

    /** The dimensions that there are: the fixed ones, and {@code attributes.<name>} for each attribute ever sent. */
    public Set<String> dimensions() {
        return columns.dimensions().keySet();
    }

    /** When the answer that counts, or else the dismissal, was given. */
    public LongColumn respondedAt() {
        return respondedAt;
    }

    /** The earliest invitation. */
    public LongColumn sentAt() {
        return sentAt;
    }

    /** The score in ten-thousandths, exact: 4.5 is 45,000. */
    public LongColumn score() {
        return score;
    }

    /** Whether there is a fact at all: false when every event that told of it was taken back. */
    public FlagColumn present() {
        return present;
    }

    /** Whether there is an answer with a score. */
    public FlagColumn answered() {
        return answered;
    }

    /** Whether there was a response, and it was the dismissal of the question. */
    public FlagColumn dismissed() {
        return dismissed;
    }

    /** Whether there was an invitation and no response so far. */
    public FlagColumn invitedOnly() {
        return invitedOnly;
    }

    /** Whether there was an invitation to the question, or to its survey as a whole. */
    public FlagColumn invited() {
        return invited;
    }

    /** Of an invitation: whether it was answered. */
    public FlagColumn invitationAnswered() {
        return invitationAnswered;
    }

    /** The row of the interaction that it is about; -1 when there is none. */
    public int interaction(int row) {
        return interaction.get(row) - 1;
    }

    /** Whether the score is at or above the one that counts as satisfied (or as agreement, or as yes). */
    public FlagColumn satisfied() {
        return satisfied;
    }

    /** Whether the customer is known. */
    public FlagColumn identified() {
        return identified;
    }

    /** The person: customer ids that were merged have one code, in all kinds of facts. */
    public CodeColumn customer() {
        return customer;
    }

    /** The ends of the scale of the answer, such as {@code 1-5}. */
    public CodeColumn scale() {
        return scale;
    }

    /** What the row's question measures; empty for a hole. */
    public Optional<SurveyKind> kind(int row) {
        int code = kind.get(row);
        return code == 0 ? Optional.empty() : Optional.of(KINDS.get(code - 1));
    }

    /** The same as codes, for loops over many rows: {@link #code(SurveyKind)} says which is which. */
    public CodeColumn kind() {
        return kind;
    }

    /** The code of a kind, the same in every snapshot. */
    public static int code(SurveyKind kind) {
        return KINDS.indexOf(kind) + 1;
    }

    Columns columns() {
        return columns;
    }
}
