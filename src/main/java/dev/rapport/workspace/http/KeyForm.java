package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.schema.ValueType;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.key.ApiKey;
import dev.rapport.workspace.key.KeySecret;
import dev.rapport.workspace.key.Keys;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of a key. */
final class KeyForm {
    private static final int LONGEST_NAME = 100;

    /** What a key is shown with. */
    record Shown(ApiKey key, Optional<KeySecret> secret) {}

    private static final FormField<ApiKey, String> NAME =
            FormField.of("name", FieldType.line(LONGEST_NAME), ApiKey::name).example("help desk import");
    private static final FormField<ApiKey, Set<Scope>> SCOPES = FormField.of("scopes", scopes(), ApiKey::scopes)
            .meaning("What the key allows.")
            .whenNew("What the key is to allow; not more than the caller may give.");
    private static final FormField<ApiKey, Optional<Instant>> EXPIRES_AT = expiresAt(() -> Instant.EPOCH);

    /** How a key is shown. */
    static final RowType<Shown> ANSWER = RowType.<Shown>of("Key", "A key.")
            .with(
                    Property.text("id").example("12"),
                    shown -> Long.toString(shown.key().id()))
            .with(NAME.shown(), shown -> NAME.show(shown.key()))
            .with(
                    Property.text("prefix")
                            .meaning("The first characters of the key.")
                            .example("rap_1aB2c3"),
                    shown -> shown.key().prefix())
            .with(SCOPES.shown(), shown -> SCOPES.show(shown.key()))
            .with(Property.time("created_at").example("2026-01-31T08:00:00Z"), shown -> shown.key()
                    .createdAt())
            .with(EXPIRES_AT.shown(), shown -> EXPIRES_AT.show(shown.key()))
            .with(Property.time("last_used_at").orNull().meaning("To the minute."), shown -> shown.key()
                    .lastUsedAt())
            .with(Property.time("revoked_at").orNull(), shown -> shown.key().revokedAt())
            .with(
                    Property.text("key")
                            .orMissing()
                            .meaning("The key itself: only in the answer that makes it, never again.")
                            .example("rap_1aB2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V"),
                    shown -> shown.secret().map(KeySecret::text))
            .build();

    /** As the document has it; which times are past does not stand there. */
    static final Form<ApiKey> DOCUMENTED = new Form<>("Key", "key", List.of(NAME, SCOPES, EXPIRES_AT));

    private final FormField<ApiKey, Optional<Instant>> expiresAt;
    private final Form<ApiKey> form;

    /** For a time that is always the present one. */
    KeyForm(Supplier<Instant> now) {
        this.expiresAt = expiresAt(now);
        this.form = new Form<>("Key", "key", List.of(NAME, SCOPES, expiresAt));
    }

    Keys.Wanted readNew(@Nullable JsonNode body) {
        return wanted(form.readNew(body));
    }

    Keys.Wanted readChange(@Nullable JsonNode body, ApiKey key) {
        return wanted(form.readChange(body).over(key));
    }

    private Keys.Wanted wanted(FormValues<ApiKey> values) {
        return new Keys.Wanted(values.get(NAME), values.get(SCOPES), values.get(expiresAt));
    }

    static Map<String, @Nullable Object> show(ApiKey key) {
        return ANSWER.write(new Shown(key, Optional.empty()));
    }

    static Map<String, @Nullable Object> show(Keys.Issued issued) {
        return ANSWER.write(new Shown(issued.key(), Optional.of(issued.secret())));
    }

    private static FieldType<Set<Scope>> scopes() {
        ValueType type = ValueType.listOf(ValueType.word("Scope", Scope.ids())).atLeast(1);
        return FieldType.of(
                type,
                (fields, name) -> fields.words(name, Scope.ids()).map(KeyForm::scopes),
                scopes -> scopes.stream().sorted().map(Scope::id).toList());
    }

    private static Set<Scope> scopes(List<String> words) {
        return new HashSet<>(words.stream().map(Scope::fromId).toList());
    }

    private static FormField<ApiKey, Optional<Instant>> expiresAt(Supplier<Instant> now) {
        return FormField.of(
                        "expires_at",
                        FieldType.time((fields, name) -> future(fields, name, now.get()))
                                .orNone(),
                        ApiKey::expiresAt)
                .meaning("From then on the key is refused; null for never.")
                .example("2027-01-31T08:00:00Z");
    }

    private static Optional<Instant> future(JsonFields fields, String name, Instant now) {
        return fields.instant(name).filter(time -> {
            if (!time.isAfter(now)) {
                fields.violation(name, "\"%s\" is in the past: %s.".formatted(name, time));
            }
            return time.isAfter(now);
        });
    }
}
