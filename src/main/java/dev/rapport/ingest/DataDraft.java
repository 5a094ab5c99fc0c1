package dev.rapport.ingest;

import dev.rapport.event.EventKey;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the values of one item's data, whatever wire form they come from. One table for all: {@link Field}. */
final class DataDraft {
    private static final FieldKind.Decimal SCALE_BOUNDS = (FieldKind.Decimal) Field.SCORE.kind();

    private final ItemLimits limits;
    private PointerStyle style;
    private final Violations violations;
    private final FieldValues.Builder values = FieldValues.builder();
    private final EnumSet<Field> seen = EnumSet.noneOf(Field.class);
    private final EnumSet<Field> broken = EnumSet.noneOf(Field.class);
    private @Nullable BigDecimal scaleMin;
    private @Nullable BigDecimal scaleMax;
    private @Nullable String voidsSource;
    private @Nullable String voidsId;
    private @Nullable Map<String, String> attributes;
    private @Nullable List<String> tags;

    DataDraft(PointerStyle style, Violations violations, ItemLimits limits) {
        this.limits = limits;
        this.style = style;
        this.violations = violations;
    }

    PointerStyle style() {
        return style;
    }

    /** Says that the fields stand in another place than the envelope lets expect. */
    void pointAt(PointerStyle elsewhere) {
        style = elsewhere;
    }

    /** Notes that the field stands in the item; false, with a violation, when it did before. */
    boolean begin(Field field) {
        if (!seen.add(field)) {
            refuse(field, "appears twice in this object; send it once");
            return false;
        }
        return true;
    }

    /** Whether a violation was found in the field itself. */
    boolean isBroken(Field field) {
        return broken.contains(field);
    }

    boolean hasBroken() {
        return !broken.isEmpty();
    }

    /** Adds a violation of the field; {@code rest} follows the field's name. */
    void refuse(Field field, String rest) {
        broken.add(field);
        violations.add(style.field(field.wireName()), field.wireName() + " " + rest);
    }

    /** Takes the value of a field that has a single value. */
    void scalar(Field field, Form form, String text) {
        if (text.isEmpty()) {
            return;
        }
        FieldKind kind = field.kind();
        if (kind instanceof FieldKind.Text bounds) {
            text(field, text, Scalars.textDefect(form, text, bounds.maxLength()));
        } else if (kind instanceof FieldKind.Choice choice) {
            text(field, text, Scalars.choiceDefect(text, choice.words()));
        } else if (kind instanceof FieldKind.Decimal bounds) {
            BigDecimal number = DecimalText.parse(text);
            String defect = Scalars.decimalDefect(form, text, number, bounds);
            if (defect == null) {
                values.decimal(field, number);
            } else {
                refuse(field, defect);
            }
        } else if (kind instanceof FieldKind.Truth) {
            Boolean truth = Scalars.truth(form, text);
            if (truth != null) {
                values.truth(field, truth);
            } else {
                refuse(field, Scalars.truthDefect(form, text));
            }
        } else if (kind instanceof FieldKind.Currency) {
            String code = Scalars.currency(text);
            text(
                    field,
                    code,
                    code != null ? null : Texts.shown(text) + " is not a currency; send three letters, such as EUR");
        } else {
            refuse(field, "is " + form.description() + "; " + expected(field));
        }
    }

    private void text(Field field, @Nullable String value, @Nullable String defect) {
        if (defect == null) {
            values.text(field, value);
        } else {
            refuse(field, defect);
        }
    }

    /** What a field of several values must look like in JSON. */
    static String expected(Field field) {
        FieldKind kind = field.kind();
        if (kind instanceof FieldKind.ScaleRange) {
            return "send an object such as {\"min\": 1, \"max\": 5}";
        }
        if (kind instanceof FieldKind.Target) {
            return "send an object such as {\"source\": \"shop\", \"id\": \"1001\"}";
        }
        if (kind instanceof FieldKind.Attributes) {
            return "send an object such as {\"plan\": \"pro\"}";
        }
        if (kind instanceof FieldKind.Tags) {
            return "send a list such as [\"vip\", \"billing\"]";
        }
        return "send a single value";
    }

    /** Takes one end of the scale, {@code min} or {@code max}. */
    void scaleEnd(String end, Form form, String text) {
        BigDecimal number = DecimalText.parse(text);
        String defect = Scalars.decimalDefect(form, text, number, SCALE_BOUNDS);
        boolean isMin = end.equals("min");
        if (defect != null) {
            refuseMember(Field.SCALE, end, defect);
        } else if ((isMin ? scaleMin : scaleMax) != null) {
            refuseMember(Field.SCALE, end, "appears twice in this object; send it once");
        } else if (isMin) {
            scaleMin = number;
        } else {
            scaleMax = number;
        }
    }

    /** Takes the {@code source} or the {@code id} of the event that is taken back. */
    void target(String part, Form form, String text) {
        String defect = Scalars.textDefect(form, text, Envelope.MOST_CHARACTERS);
        boolean isSource = part.equals("source");
        if (defect != null) {
            refuseMember(Field.VOIDS, part, defect);
        } else if ((isSource ? voidsSource : voidsId) != null) {
            refuseMember(Field.VOIDS, part, "appears twice in this object; send it once");
        } else if (isSource) {
            voidsSource = text;
        } else {
            voidsId = text;
        }
    }

    /** Takes one attribute. */
    void attribute(String name, Form form, String raw) {
        if (attributes == null) {
            attributes = new TreeMap<>();
        }
        FieldKind.Attributes bounds = (FieldKind.Attributes) Field.ATTRIBUTES.kind();
        String text = Scalars.attributeText(form, raw);
        String nameDefect = name.isEmpty() ? "has no name" : Texts.defect(name, bounds.maxNameLength());
        String defect = nameDefect != null
                ? "as a name " + nameDefect
                : text == null ? "is a number with too many digits" : Texts.defect(text, bounds.maxValueLength());
        if (defect != null) {
            refuseMember(Field.ATTRIBUTES, name, defect);
        } else if (text != null && attributes.put(name, text) != null) {
            refuseMember(Field.ATTRIBUTES, name, "appears twice in this object; send it once");
        } else if (attributes.size() == limits.attributes() + 1) {
            refuse(Field.ATTRIBUTES, "has more than %d entries".formatted(limits.attributes()));
        }
    }

    /** Takes one tag. */
    void tag(int index, Form form, String text) {
        if (tags == null) {
            tags = new ArrayList<>();
        }
        FieldKind.Tags bounds = (FieldKind.Tags) Field.TAGS.kind();
        String defect = Scalars.textDefect(form, text, bounds.maxLength());
        if (defect != null) {
            broken.add(Field.TAGS);
            violations.add(style.element(Field.TAGS.wireName(), index), "the tag " + defect);
        } else if (tags.size() == limits.tags()) {
            refuse(Field.TAGS, "has more than %d entries".formatted(limits.tags()));
        } else {
            tags.add(text);
        }
    }

    /** Adds a violation of a member of a field whose value is an object. */
    void refuseMember(Field field, String member, String rest) {
        broken.add(field);
        violations.add(style.member(field.wireName(), member), Texts.shown(member) + " " + rest);
    }

    /** The values, now that all of them are taken; {@code source} is the item's own, meant when a void names none. */
    FieldValues close(String source) {
        if (attributes != null && !isBroken(Field.ATTRIBUTES)) {
            values.attributes(attributes);
        }
        if (tags != null && !isBroken(Field.TAGS)) {
            values.tags(tags);
        }
        if (!isBroken(Field.SCALE)) {
            closeScale();
        }
        if (!isBroken(Field.VOIDS) && (voidsId != null || voidsSource != null)) {
            if (voidsId == null || voidsId.isEmpty()) {
                refuseMember(Field.VOIDS, "id", "is required: the id of the event to take back");
            } else {
                values.voids(
                        new EventKey(voidsSource == null || voidsSource.isEmpty() ? source : voidsSource, voidsId));
            }
        }
        return values.build();
    }

    private void closeScale() {
        if (scaleMin == null && scaleMax == null) {
            return;
        }
        if (scaleMin == null || scaleMax == null) {
            refuseMember(Field.SCALE, scaleMin == null ? "min" : "max", "is required; a scale has two ends");
        } else if (scaleMin.compareTo(scaleMax) >= 0) {
            refuse(
                    Field.SCALE,
                    "has a min of %s, which is not below its max of %s"
                            .formatted(scaleMin.toPlainString(), scaleMax.toPlainString()));
        } else {
            values.scale(new Scale(scaleMin, scaleMax));
        }
    }
}
