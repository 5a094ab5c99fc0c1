package dev.rapport.ingest.hook.http;

import dev.rapport.ingest.hook.Hook;
import dev.rapport.ingest.hook.HookAddress;
import dev.rapport.ingest.hook.HookChange;
import dev.rapport.ingest.hook.MappingFields;
import dev.rapport.ingest.hook.MappingJson;
import dev.rapport.ingest.hook.MappingShape;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.schema.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The fields of a hook; its secrets are never shown. */
final class HookForm {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SECRET = 500;
    private static final int LONGEST_TOKEN = 4_000;
    private static final HookChange.Said TAKEN_AWAY = new HookChange.Said(true, Optional.empty());
    private static final HookChange.Said LEFT_OUT = new HookChange.Said(false, Optional.empty());

    /** What a hook is called; a new one whose body does not say is called like its connector. */
    static final FormField<Hook, String> NAME =
            FormField.of("name", FieldType.line(LONGEST_NAME), Hook::name).example("Zendesk of the shop");

    static final FormField<Hook, HookChange.Said> SECRET = FormField.<Hook, HookChange.Said>unshown(
                    "secret", credential(LONGEST_SECRET), LEFT_OUT)
            .whenNew("What the vendor signs with; required unless editions of the vendor sign nothing. Kept encrypted,"
                    + " never shown again.")
            .whenChanged("null takes it away, where editions of the vendor sign nothing.")
            .example("dGhpcyBpcyBub3QgYSBzZWNyZXQ=");
    static final FormField<Hook, HookChange.Said> ACCESS_TOKEN = FormField.<Hook, HookChange.Said>unshown(
                    "access_token", credential(LONGEST_TOKEN), LEFT_OUT)
            .whenNew("What the vendor's interface is asked with, where deliveries only say what can be fetched. Kept"
                    + " encrypted, never shown again.")
            .whenChanged("null takes it away.")
            .example("token-of-the-vendor");

    /** What it means depends on the connector, so it is read last, see {@link MappingFields}. */
    static final FormField<Hook, Optional<JsonFields>> MAPPING = FormField.<Hook, Optional<JsonFields>>unshown(
                    "mapping", mapping(), Optional.empty())
            .whenChanged("Replaces the whole mapping.");

    private static final FormField<Hook, Optional<String>> NEW_NAME = FormField.<Hook, Optional<String>>unshown(
                    "name", NAME.type().orNone(), Optional.empty())
            .whenNew("The connector's, if left out.")
            .example("Zendesk of the shop");

    /** What can be changed of a hook. */
    static final Form<Hook> CHANGED = new Form<>("Hook", "hook", List.of(NAME, SECRET, ACCESS_TOKEN, MAPPING));

    /** How a hook is shown. */
    static final RowType<Hook> ANSWER = RowType.<Hook>of("Hook", "A hook; its secrets are never shown.")
            .with(Property.text("id").example("3"), hook -> Long.toString(hook.id()))
            .with(connector(List::of).shown(), Hook::connector)
            .with(NAME.shown(), NAME::show)
            .with(
                    Property.text("hook_id")
                            .orNull()
                            .meaning("The part of the address that nobody can guess. Whoever knows it reaches the hook."
                                    + " Null when it was lost with the key that it was encrypted with, until the next"
                                    + " delivery is taken.")
                            .example("hYb2Qm3xUo7cVd0sTzKq9LwRj5NfAe1P"),
                    hook -> hook.address().map(HookAddress::text))
            .with(
                    Property.text("path")
                            .orNull()
                            .meaning(
                                    "Where the vendor sends to, below the address of the service; null with `hook_id`.")
                            .example("/v1/hooks/zendesk/hYb2Qm3xUo7cVd0sTzKq9LwRj5NfAe1P"),
                    Hook::path)
            .with(
                    Property.truth("has_secret")
                            .meaning("Whether deliveries are verified.")
                            .example(true),
                    Hook::hasSecret)
            .with(
                    Property.truth("secret_lost")
                            .meaning("Whether the secret was lost with the key that it was encrypted with: deliveries"
                                    + " get 503 until another one is set.")
                            .example(false),
                    Hook::secretLost)
            .with(
                    Property.truth("has_access_token")
                            .meaning("Whether the vendor's interface can be asked.")
                            .example(false),
                    Hook::hasAccessToken)
            .with(Property.object("mapping", MappingShape.MAPPING), hook -> MappingJson.write(hook.mapping()))
            .with(Property.time("created_at").example("2026-01-31T08:00:00Z"), Hook::createdAt)
            .with(Property.time("changed_at").example("2026-01-31T08:00:00Z"), Hook::changedAt)
            .build();

    private HookForm() {}

    /** The vendor, one of these. */
    static FormField<Hook, String> connector(Supplier<List<String>> names) {
        return FormField.of("connector", FieldType.known(names), Hook::connector)
                .meaning("The vendor.")
                .example("zendesk");
    }

    /** What makes a hook of one of these connectors. */
    static Form<Hook> whenNew(FormField<Hook, String> connector) {
        return new Form<>("Hook", "hook", List.of(connector, NEW_NAME, SECRET, ACCESS_TOKEN, MAPPING));
    }

    /** What a body says of a new hook. */
    static HookChange wantedNew(FormValues<Hook> values) {
        return new HookChange(values.get(NEW_NAME), values.get(SECRET), values.get(ACCESS_TOKEN));
    }

    /** What a body says of a hook that is there. */
    static HookChange wantedChange(FormValues<Hook> values) {
        return new HookChange(values.said(NAME), values.get(SECRET), values.get(ACCESS_TOKEN));
    }

    private static FieldType<HookChange.Said> credential(int longest) {
        return FieldType.<HookChange.Said>of(
                        ValueType.of(ValueType.Kind.TEXT).atLeast(1).atMost(longest),
                        (fields, name) -> fields.form(name, text -> credential(text, longest)),
                        HookChange.Said::value)
                .withNull(TAKEN_AWAY);
    }

    /** What is wrong is told without the value. */
    private static HookChange.Said credential(String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("one line of 1 to %d characters".formatted(longest));
        }
        return new HookChange.Said(true, Optional.of(text));
    }

    private static FieldType<Optional<JsonFields>> mapping() {
        return FieldType.of(ValueType.object(MappingShape.MAPPING), MappingFields::object, fields -> fields)
                .orNone();
    }
}
