package dev.rapport.event;

import dev.rapport.event.ServiceEvent.SurveyKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scales of each kind of survey question, and from which score on an answer counts as satisfied. */
public final class SurveyScales {
    private static final Map<Scale, Long> SATISFIED_FROM = Map.of(
            Scale.of(1, 5), 4L,
            Scale.of(1, 7), 6L,
            Scale.of(1, 10), 9L,
            Scale.of(1, 4), 3L,
            Scale.of(1, 3), 3L,
            Scale.of(0, 1), 1L);

    private static final Map<Scale, Long> AGREES_FROM = Map.of(Scale.of(1, 5), 4L, Scale.of(1, 7), 5L);

    private SurveyScales() {}

    /** The scale that is meant when an answer of that kind does not say: 1-5, 0-10, 1-7 and 0-1. */
    public static Scale defaultScale(SurveyKind kind) {
        return switch (kind) {
            case CSAT -> Scale.of(1, 5);
            case NPS -> Scale.of(0, 10);
            case CES -> Scale.of(1, 7);
            case RESOLUTION -> Scale.of(0, 1);
        };
    }

    /** The scales that answers of that kind may have; empty when any will do. */
    public static List<Scale> allowedScales(SurveyKind kind) {
        return switch (kind) {
            case CSAT -> List.of();
            case NPS -> List.of(Scale.of(0, 10));
            case CES -> List.of(Scale.of(1, 5), Scale.of(1, 7));
            case RESOLUTION -> List.of(Scale.of(0, 1));
        };
    }

    /**
     * The lowest score that counts as satisfied (csat), as a promoter (nps), as agreement (ces) or as yes (resolution) on
     * that scale; empty for a scale of which the answer itself must say.
     */
    public static Optional<BigDecimal> defaultSatisfiedFrom(SurveyKind kind, Scale scale) {
        Optional<Long> from =
                switch (kind) {
                    case CSAT -> Optional.ofNullable(SATISFIED_FROM.get(scale));
                    case NPS -> Optional.of(9L);
                    case CES -> Optional.ofNullable(AGREES_FROM.get(scale));
                    case RESOLUTION -> Optional.of(1L);
                };
        return from.map(BigDecimal::valueOf);
    }
}
