package dev.rapport.ingest;

import dev.rapport.event.EventType;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the address of a request says beside its body. Unknown parameters are refused: a mistyped {@code dry_run} must not
 * write.
 *
 * @param dryRun whether to check only
 * @param type the type of events that name none
 * @param source the source of items that name none
 */
public record IngestParameters(boolean dryRun, Optional<EventType> type, Optional<String> source) {

    /**
     * Reads the parameters of a query.
     *
     * @throws dev.rapport.platform.problem.ProblemException that names everything that is wrong with them
     */
    public static IngestParameters from(Map<String, List<String>> query, Shape shape) {
        List<String> known =
                shape == Shape.SURVEY_RESPONSE ? List.of("dry_run", "source") : List.of("dry_run", "source", "type");
        List<Violation> violations = new ArrayList<>();
        query.forEach((name, values) -> {
            if (!known.contains(name)) {
                violations.add(new Violation(
                        Texts.shown(name),
                        "%s is not a parameter of this address".formatted(Texts.shown(name))
                                + NearestName.hint(name, known)));
            } else if (values.size() > 1) {
                violations.add(new Violation(name, "%s appears twice in the address; send it once".formatted(name)));
            }
        });
        boolean dryRun = dryRun(first(query, "dry_run"), violations);
        Optional<EventType> type = type(first(query, "type"), violations);
        Optional<String> source = source(first(query, "source"), violations);
        if (!violations.isEmpty()) {
            throw Problem.validation(violations).toException();
        }
        return new IngestParameters(dryRun, type, source);
    }

    private static String first(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    private static boolean dryRun(String text, List<Violation> violations) {
        if (!List.of("", "true", "false").contains(text)) {
            violations.add(
                    new Violation("dry_run", "dry_run %s is neither true nor false".formatted(Texts.shown(text))));
        }
        return text.equals("true");
    }

    private static Optional<EventType> type(String text, List<Violation> violations) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<EventType> type = EventType.fromWireName(text);
        if (type.isEmpty()) {
            violations.add(new Violation(
                    "type",
                    "type %s is not known".formatted(Texts.shown(text))
                            + NearestName.hint(text, EventType.wireNames())));
        }
        return type;
    }

    private static Optional<String> source(String text, List<Violation> violations) {
        String defect = Texts.defect(text, Envelope.MOST_CHARACTERS);
        if (defect != null) {
            violations.add(new Violation("source", "source " + defect));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
