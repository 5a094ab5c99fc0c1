package dev.rapport.ingest.hook.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.hook.Connectors;
import dev.rapport.ingest.hook.Hook;
import dev.rapport.ingest.hook.HookChange;
import dev.rapport.ingest.hook.MappingFields;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.http.form.FormValues;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a body wants a hook to be: what the fields say together. */
final class HookFields {
    private HookFields() {}

    /** A hook that is to be made. */
    record NewHook(String connector, HookChange wanted, Mapping mapping) {}

    /** What is to be changed of a hook; no mapping: it stays. */
    record ChangedHook(HookChange wanted, Optional<Mapping> mapping) {}

    static NewHook fromNew(@Nullable JsonNode body, Connectors connectors, ZoneId zone) {
        FormField<Hook, String> vendor = HookForm.connector(connectors::names);
        Form<Hook> form = HookForm.whenNew(vendor);
        JsonFields fields = JsonFields.of(body, form.names());
        FormValues<Hook> values = form.readNew(fields);
        HookChange wanted = HookForm.wantedNew(values);
        Optional<String> connector = values.said(vendor);
        connector.map(connectors::get).ifPresent(known -> {
            if (wanted.secret().value().isEmpty()) {
                requireSecret(fields, known);
            }
        });
        Vocabulary vocabulary =
                connector.map(name -> connectors.get(name).vocabulary()).orElseGet(Vocabulary::ofAnybody);
        Mapping mapping = MappingFields.read(values.get(HookForm.MAPPING), connector.orElse(""), vocabulary, zone);
        fields.check();
        return new NewHook(connector.orElseThrow(), wanted, mapping);
    }

    static ChangedHook fromChange(@Nullable JsonNode body, Hook hook, Connectors connectors, ZoneId zone) {
        JsonFields fields = JsonFields.of(body, HookForm.CHANGED.names());
        FormValues<Hook> values = HookForm.CHANGED.readChange(fields);
        HookChange wanted = HookForm.wantedChange(values);
        if (wanted.secret().said() && wanted.secret().value().isEmpty()) {
            requireSecret(fields, connectors.get(hook.connector()));
        }
        Mapping mapping = MappingFields.read(
                values.get(HookForm.MAPPING),
                hook.connector(),
                connectors.get(hook.connector()).vocabulary(),
                zone);
        fields.check();
        return new ChangedHook(wanted, values.says(HookForm.MAPPING) ? Optional.of(mapping) : Optional.empty());
    }

    private static void requireSecret(JsonFields fields, Connector connector) {
        if (connector.needsSecret() && fields.violations() == 0) {
            fields.violation(
                    "secret",
                    ("\"secret\" is missing: %s signs what it sends, and without its secret anybody who learns the"
                                    + " address could send anything.")
                            .formatted(connector.name()));
        }
    }
}
