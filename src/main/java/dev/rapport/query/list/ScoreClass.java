package dev.rapport.query.list;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.SurveyColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an answer counts as. */
enum ScoreClass {
    SATISFIED(SurveyKind.CSAT),
    NOT_SATISFIED(SurveyKind.CSAT),
    PROMOTER(SurveyKind.NPS),
    PASSIVE(SurveyKind.NPS),
    DETRACTOR(SurveyKind.NPS),
    AGREE(SurveyKind.CES),
    DISAGREE(SurveyKind.CES),
    SOLVED(SurveyKind.RESOLUTION),
    NOT_SOLVED(SurveyKind.RESOLUTION),
    /** No score, but the wish not to be asked; of any kind. */
    DISMISSED(null);

    private static final long PASSIVE_FROM = 7 * 10_000L;

    private final @Nullable SurveyKind kind;

    ScoreClass(@Nullable SurveyKind kind) {
        this.kind = kind;
    }

    /** The name in parameters and answers. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names. */
    static List<String> wireNames() {
        return Arrays.stream(values()).map(ScoreClass::wireName).toList();
    }

    /** The class of that name, which must be one of {@link #wireNames}. */
    static ScoreClass named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether a response is of this class. */
    boolean holds(SurveyColumns surveys, int row) {
        if (kind == null) {
            return surveys.dismissed().get(row);
        }
        boolean isOfKind = surveys.answered().get(row) && surveys.kind().get(row) == SurveyColumns.code(kind);
        if (!isOfKind) {
            return false;
        }
        boolean satisfied = surveys.satisfied().get(row);
        return switch (this) {
            case SATISFIED, PROMOTER, AGREE, SOLVED -> satisfied;
            case NOT_SATISFIED, DISAGREE, NOT_SOLVED -> !satisfied;
            case PASSIVE -> !satisfied && surveys.score().get(row) >= PASSIVE_FROM;
            case DETRACTOR -> !satisfied && surveys.score().get(row) < PASSIVE_FROM;
            case DISMISSED -> false;
        };
    }
}
