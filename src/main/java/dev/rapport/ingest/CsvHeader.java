package dev.rapport.ingest;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first line of a CSV body. Columns are the flat names of an item; what is unknown is refused before any row. */
final class CsvHeader {
    private static final String ATTRIBUTE = "attributes.";

    private final ItemContext context;
    private final List<String> known;
    private final Violations violations;

    private CsvHeader(ItemContext context) {
        this.context = context;
        this.known = knownNames(context.shape());
        this.violations = new Violations(context.limits().violations());
    }

    /** The meaning of each column, or a refusal that names everything that is wrong with the header. */
    static List<CsvColumn> read(List<String> names, ItemContext context) {
        return new CsvHeader(context).columns(names);
    }

    private List<CsvColumn> columns(List<String> names) {
        if (names.size() == 1) {
            checkSeparator(names.get(0));
        }
        List<CsvColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            CsvColumn column = column(name);
            if (column == null) {
                refuse(name, unknown(name));
            } else if (!seen.add(name)) {
                refuse(name, Texts.shown(name) + " appears twice in the header");
            } else {
                columns.add(column);
            }
        }
        checkRequired(seen);
        if (!violations.isEmpty()) {
            throw Problem.validation(violations.toList()).toException();
        }
        return columns;
    }

    private String unknown(String name) {
        if (name.isEmpty()) {
            return "a column has no name";
        }
        Optional<Field> inSeveralColumns = Field.fromWireName(name).filter(field -> !isOneColumn(field));
        if (inSeveralColumns.filter(context.shape()::has).isPresent()) {
            return name
                    + switch (inSeveralColumns.get()) {
                        case SCALE -> " has two columns: scale.min and scale.max";
                        case VOIDS -> " has two columns: voids.source and voids.id";
                        default -> " has a column for each: attributes.<name>, such as attributes.plan";
                    };
        }
        return Texts.shown(name) + " is not a known column" + NearestName.hint(name, known);
    }

    private static void checkSeparator(String name) {
        for (String separator : List.of(";", "\t")) {
            if (name.contains(separator)) {
                throw Problem.malformed(
                                "line 1: the columns are separated by %s; separate them by commas (RFC 4180), with a decimal point in numbers"
                                        .formatted(separator.equals(";") ? "semicolons" : "tabs"))
                        .toException();
            }
        }
    }

    private @Nullable CsvColumn column(String name) {
        Shape shape = context.shape();
        Envelope part = shape.envelope(name);
        if (part != null && shape.isColumn(part)) {
            return (draft, cell) -> draft.envelope(part, Form.CELL, cell);
        }
        if (name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length()) {
            String attribute = name.substring(ATTRIBUTE.length());
            return (draft, cell) -> draft.data().attribute(attribute, Form.CELL, cell);
        }
        if (name.equals("scale.min") || name.equals("scale.max")) {
            String end = name.substring("scale.".length());
            return (draft, cell) -> draft.data().scaleEnd(end, Form.CELL, cell);
        }
        if ((name.equals("voids.source") || name.equals("voids.id")) && shape.has(Field.VOIDS)) {
            String target = name.substring("voids.".length());
            return (draft, cell) -> draft.data().target(target, Form.CELL, cell);
        }
        Optional<Field> field = Field.fromWireName(name).filter(shape::has).filter(CsvHeader::isOneColumn);
        if (field.isEmpty()) {
            return null;
        }
        return field.get() == Field.TAGS
                ? CsvHeader::tags
                : (draft, cell) -> draft.data().scalar(field.get(), Form.CELL, cell);
    }

    private static void tags(Draft draft, String cell) {
        List<String> tags = split(cell);
        for (int i = 0; i < tags.size(); i++) {
            draft.data().tag(i, Form.CELL, tags.get(i));
        }
    }

    /** The labels of {@code a|b|c}; a backslash takes the meaning from the {@code |} or backslash behind it. */
    private static List<String> split(String cell) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                if (c == '\\' && i + 1 < cell.length()) {
                    i++;
                }
                part.append(cell.charAt(i));
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private void checkRequired(Set<String> seen) {
        boolean isResponse = context.shape() == Shape.SURVEY_RESPONSE;
        if (!seen.contains("time") && !seen.contains("responded_at")) {
            String name = isResponse ? "responded_at" : "time";
            refuse(name, "a column %s is required".formatted(name));
        }
        if (isResponse) {
            return;
        }
        if (!seen.contains("type") && context.defaultType().isEmpty()) {
            refuse("type", "a column type is required, or one type for all rows as ?type= in the address");
        }
        boolean subjectCanBeMade = seen.contains("type")
                || context.defaultType()
                        .filter(type -> type == EventType.PURCHASE_COMPLETED)
                        .isPresent();
        if (!seen.contains("subject") && !subjectCanBeMade) {
            refuse("subject", "a column subject is required: the id of the interaction or order");
        }
    }

    private void refuse(String column, String detail) {
        violations.add(PointerStyle.COLUMN.envelope(column), detail);
    }

    private static boolean isOneColumn(Field field) {
        FieldKind kind = field.kind();
        return !(kind instanceof FieldKind.ScaleRange
                || kind instanceof FieldKind.Target
                || kind instanceof FieldKind.Attributes);
    }

    private static List<String> knownNames(Shape shape) {
        List<String> names = new ArrayList<>(shape.flatNames());
        names.removeIf(name ->
                Field.fromWireName(name).filter(field -> !isOneColumn(field)).isPresent());
        names.addAll(List.of("scale.min", "scale.max", "attributes.<name>"));
        if (shape.has(Field.VOIDS)) {
            names.addAll(List.of("voids.source", "voids.id"));
        }
        return names;
    }
}
