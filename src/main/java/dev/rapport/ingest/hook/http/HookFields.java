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
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a body wants a hook to be. */
final class HookFields {
    static final int LONGEST_NAME = 100;
    static final int LONGEST_SECRET = 500;
    static final int LONGEST_TOKEN = 4_000;

    private HookFields() {}

    /** A hook that is to be made. */
    record NewHook(String connector, HookChange wanted, Mapping mapping) {}

    /** What is to be changed of a hook; no mapping: it stays. */
    record ChangedHook(HookChange wanted, Optional<Mapping> mapping) {}

    static NewHook fromNew(@Nullable JsonNode body, Connectors connectors, ZoneId zone) {
        JsonFields fields = JsonFields.of(body, "connector", "name", "secret", "access_token", "mapping");
        fields.require("connector");
        Optional<String> connector = fields.word("connector", connectors.names());
        HookChange wanted = read(fields);
        connector.map(connectors::get).ifPresent(known -> {
            if (!fields.has("secret") || wanted.secret().value().isEmpty()) {
                requireSecret(fields, known);
            }
        });
        Vocabulary vocabulary =
                connector.map(name -> connectors.get(name).vocabulary()).orElseGet(Vocabulary::ofAnybody);
        Mapping mapping = MappingFields.read(fields, connector.orElse(""), vocabulary, zone);
        fields.check();
        return new NewHook(connector.orElseThrow(), wanted, mapping);
    }

    static ChangedHook fromChange(@Nullable JsonNode body, Hook hook, Connectors connectors, ZoneId zone) {
        JsonFields fields = JsonFields.of(body, "name", "secret", "access_token", "mapping");
        fields.refuseNull("name");
        HookChange wanted = read(fields);
        if (wanted.secret().said() && wanted.secret().value().isEmpty()) {
            requireSecret(fields, connectors.get(hook.connector()));
        }
        Mapping mapping = MappingFields.read(
                fields, hook.connector(), connectors.get(hook.connector()).vocabulary(), zone);
        fields.check();
        return new ChangedHook(wanted, fields.has("mapping") ? Optional.of(mapping) : Optional.empty());
    }

    private static HookChange read(JsonFields fields) {
        return new HookChange(
                fields.line("name", LONGEST_NAME),
                said(fields, "secret", LONGEST_SECRET),
                said(fields, "access_token", LONGEST_TOKEN));
    }

    private static HookChange.Said said(JsonFields fields, String name, int longest) {
        return new HookChange.Said(fields.has(name), fields.form(name, text -> credential(text, longest)));
    }

    /** What is wrong is told without the value. */
    private static String credential(String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("one line of 1 to %d characters".formatted(longest));
        }
        return text;
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
