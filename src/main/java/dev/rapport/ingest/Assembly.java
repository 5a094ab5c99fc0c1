package dev.rapport.ingest;

import dev.rapport.event.EventExtensions;
import dev.rapport.event.EventKey;
import dev.rapport.event.EventRules;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.platform.problem.NearestName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a submitted event of a draft, or the list of everything that is wrong with it. */
final class Assembly {
    private static final String ID_MEANING =
            "the producer's own id of what happened, the same one when it is sent again";

    private final ItemContext context;
    private final @Nullable RowIdentity rows;

    /** {@code rows} gives ids to items without one, where the wire form allows that. */
    Assembly(ItemContext context, @Nullable RowIdentity rows) {
        this.context = context;
        this.rows = rows;
    }

    ParsedItem assemble(Draft draft) {
        boolean isResponse = context.shape() == Shape.SURVEY_RESPONSE;
        String source = source(draft);
        String id = rows == null ? draft.required(Envelope.ID, ID_MEANING) : draft.text(Envelope.ID);
        EventType type = isResponse ? EventType.SURVEY_ANSWERED : type(draft);
        FieldValues data = data(draft, type, source);
        String subject = isResponse ? responseSubject(draft, data, id) : subject(draft, type);
        Instant time = time(draft);
        if (type != null && subject != null) {
            EventRules.checkSubject(type, data, new Subject(subject))
                    .ifPresent(detail -> draft.violations().add(draft.style().envelope("subject"), detail));
        }
        if (!draft.violations().isEmpty() || type == null || time == null) {
            return ParsedItem.refused(
                    draft.text(Envelope.ID), draft.violations().toList());
        }
        if (id == null || subject == null) {
            return identified(type, source, id, subject, time, data);
        }
        return valid(type, source, id, subject, time, data, draft.extensions());
    }

    private static ParsedItem valid(
            EventType type,
            String source,
            String id,
            String subject,
            Instant time,
            FieldValues data,
            EventExtensions extensions) {
        return new ParsedItem.Valid(
                new SubmittedEvent(type, new EventKey(source, id), new Subject(subject), time, data, extensions));
    }

    /** A row without an id gets one from its content, and with it the subject that would be made from the id. */
    private ParsedItem identified(
            EventType type,
            String source,
            @Nullable String id,
            @Nullable String subject,
            Instant time,
            FieldValues data) {
        if (rows == null) {
            throw new IllegalStateException("an item without id or subject has violations");
        }
        String row = rows.next(source, type, subject == null ? "" : subject, time, data);
        String made =
                type == EventType.SURVEY_ANSWERED ? Subject.ofResponse(row).value() : row;
        return valid(
                type,
                source,
                id == null ? row : id,
                subject == null ? made : subject,
                time,
                data,
                EventExtensions.none());
    }

    private String source(Draft draft) {
        String source = context.shape() == Shape.CLOUD_EVENT
                ? draft.required(Envelope.SOURCE, "a CloudEvent names who says so")
                : draft.text(Envelope.SOURCE);
        return source == null ? context.defaultSource() : source;
    }

    private @Nullable EventType type(Draft draft) {
        String name = draft.text(Envelope.TYPE);
        if (name == null) {
            if (context.defaultType().isEmpty()) {
                draft.required(Envelope.TYPE, "one of " + String.join(", ", EventType.wireNames()));
            }
            return context.defaultType().orElse(null);
        }
        Optional<EventType> type = EventType.fromWireName(name);
        if (type.isEmpty()) {
            draft.refuse(
                    Envelope.TYPE, Texts.shown(name) + " is not known" + NearestName.hint(name, EventType.wireNames()));
        }
        return type.orElse(null);
    }

    private @Nullable Instant time(Draft draft) {
        boolean isGiven =
                draft.time() != null || draft.isBroken(Envelope.TIME) || draft.isBroken(Envelope.RESPONDED_AT);
        if (!isGiven) {
            draft.required(timeName(), "when it happened, as in 2026-03-27T16:30:00+01:00");
        }
        return draft.time();
    }

    private Envelope timeName() {
        return context.shape() == Shape.SURVEY_RESPONSE ? Envelope.RESPONDED_AT : Envelope.TIME;
    }

    private @Nullable String subject(Draft draft, @Nullable EventType type) {
        boolean canBeMade = rows != null && type == EventType.PURCHASE_COMPLETED;
        return canBeMade && !draft.isBroken(Envelope.SUBJECT)
                ? draft.text(Envelope.SUBJECT)
                : draft.required(Envelope.SUBJECT, meaning(type));
    }

    private static String meaning(@Nullable EventType type) {
        if (type == null) {
            return "the id of the interaction or order that this is about";
        }
        return switch (type) {
            case PURCHASE_COMPLETED, PURCHASE_CANCELLED, PURCHASE_REFUNDED -> "the id of the order";
            case SURVEY_SENT, SURVEY_ANSWERED ->
                "the id of the interaction that it is about, or survey:<response id> when there is none";
            case CUSTOMER_MERGED -> "customer:<from>, the customer that is merged";
            case EVENT_VOIDED -> "the subject of the event to take back";
            case INTERACTION_OPENED,
                    INTERACTION_UPDATED,
                    INTERACTION_REPLIED,
                    INTERACTION_ASSIGNED,
                    INTERACTION_TRANSFERRED,
                    INTERACTION_ESCALATED,
                    INTERACTION_PAUSED,
                    INTERACTION_RESUMED,
                    INTERACTION_RESOLVED,
                    INTERACTION_REOPENED,
                    INTERACTION_ABANDONED,
                    INTERACTION_DISCARDED -> "the id of the interaction";
        };
    }

    /** An answer is about its interaction, else about itself. */
    private static @Nullable String responseSubject(Draft draft, FieldValues data, @Nullable String id) {
        String interaction = draft.text(Envelope.INTERACTION_ID);
        if (interaction != null) {
            return interaction;
        }
        String responseId = data.text(Field.RESPONSE_ID);
        String response = responseId == null ? id : responseId;
        if (response == null) {
            return null;
        }
        String subject = Subject.ofResponse(response).value();
        if (subject.length() > Envelope.MOST_CHARACTERS) {
            String name = responseId == null ? Envelope.ID.wireName() : Field.RESPONSE_ID.wireName();
            draft.violations()
                    .add(
                            draft.style().envelope(name),
                            "%s has %d characters; without an interaction_id at most %d are taken"
                                    .formatted(
                                            name,
                                            response.length(),
                                            Envelope.MOST_CHARACTERS - (subject.length() - response.length())));
        }
        return subject;
    }

    private static FieldValues data(Draft draft, @Nullable EventType type, String source) {
        DataDraft dataDraft = draft.data();
        FieldValues data = dataDraft.close(source);
        List<Field> fields = type == null ? List.of(Field.values()) : type.fields();
        List<String> names = fields.stream().map(Field::wireName).toList();
        for (String unknown : draft.unknownFields()) {
            draft.violations()
                    .add(
                            dataDraft.style().field(unknown),
                            Texts.shown(unknown) + " is not a field of " + (type == null ? "data" : type.wireName())
                                    + NearestName.hint(unknown, names));
        }
        if (type != null) {
            List<EventRules.Breach> breaches =
                    dataDraft.hasBroken() ? EventRules.checkPresence(type, data) : EventRules.check(type, data);
            for (EventRules.Breach breach : breaches) {
                if (!draft.isBroken(breach.field())) {
                    draft.violations()
                            .add(dataDraft.style().field(breach.field().wireName()), breach.detail());
                }
            }
        }
        return data;
    }
}
