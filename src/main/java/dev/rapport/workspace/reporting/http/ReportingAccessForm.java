package dev.rapport.workspace.reporting.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.form.FieldType;
import dev.rapport.platform.http.form.Form;
import dev.rapport.platform.http.form.FormField;
import dev.rapport.platform.privilege.Excess;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.workspace.reporting.ReportingAccess;
import dev.rapport.workspace.reporting.ReportingAccesses.Issued;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of an access to the reporting views. */
final class ReportingAccessForm {
    private static final int LONGEST_NAME = 100;
    private static final String SCHEMA = "reporting";
    private static final Warning TEMPORARY_FILES = new Warning("temporary_files", "fill the disk with temporary files");

    /** What an access is shown with. */
    private record Shown(ReportingAccess access, Optional<Issued> issued) {}

    /** Something that the database lets a role do. */
    private record Warning(String code, String what) {
        static Warning of(Excess excess) {
            return new Warning(excess.name().toLowerCase(Locale.ROOT), excess.what());
        }

        String detail() {
            return "The database lets this role %s. An administrator takes that back with the statements in docs/operations.md, Reporting."
                    .formatted(what);
        }
    }

    private static final FormField<ReportingAccess, String> NAME = FormField.of(
                    "name", FieldType.line(LONGEST_NAME), ReportingAccess::name)
            .example("dashboards");

    /** What a body can say. */
    static final Form<ReportingAccess> FORM =
            new Form<>("ReportingAccess", "access to the reporting views", List.of(NAME));

    private static final RowType<Warning> WARNING = RowType.<Warning>of(
                    "ReportingAccessWarning", "Something that the database lets a role do.")
            .with(Property.words("code", codes()).example("temporary_tables"), Warning::code)
            .with(Property.text("detail").example(new Warning("", "make temporary tables").detail()), Warning::detail)
            .build();

    private static final RowType<Shown> ANSWER = RowType.<Shown>of(
                    "ReportingAccess", "An access to the reporting views.")
            .with(
                    Property.text("id").example("3"),
                    shown -> Long.toString(shown.access().id()))
            .with(NAME.shown(), shown -> NAME.show(shown.access()))
            .with(
                    Property.text("role")
                            .meaning("The user to log in to PostgreSQL as.")
                            .example("rapport_reader_0f3a5c7e9b1d2f48"),
                    shown -> shown.access().role())
            .with(
                    Property.text("database")
                            .meaning("The database to connect to.")
                            .example("rapport"),
                    shown -> shown.access().database())
            .with(Property.text("schema").meaning("Where the views are.").example(SCHEMA), shown -> SCHEMA)
            .with(Property.time("created_at").example("2026-01-31T08:00:00Z"), shown -> shown.access()
                    .createdAt())
            .with(
                    Property.text("password")
                            .orMissing()
                            .meaning("Only in the answer that makes it, never again.")
                            .example("1aB2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V"),
                    shown -> shown.issued().map(issued -> issued.password().text()))
            .with(
                    Property.objects("warnings", WARNING.type())
                            .orMissing()
                            .meaning("Only in the answer that makes it: what the database lets the role do beyond"
                                    + " reading, until an administrator takes it back. Empty when there is nothing."),
                    shown -> shown.issued().map(ReportingAccessForm::warnings))
            .build();

    private ReportingAccessForm() {}

    /** What the answers look like. */
    static RowType<?> answer() {
        return ANSWER;
    }

    /** The name in the body of a new access. */
    static String readName(@Nullable JsonNode body) {
        return FORM.readNew(body).get(NAME);
    }

    static Map<String, @Nullable Object> show(ReportingAccess access) {
        return ANSWER.write(new Shown(access, Optional.empty()));
    }

    static Map<String, @Nullable Object> show(Issued issued) {
        return ANSWER.write(new Shown(issued.access(), Optional.of(issued)));
    }

    private static List<Map<String, @Nullable Object>> warnings(Issued issued) {
        List<Warning> warnings =
                new ArrayList<>(issued.excesses().stream().map(Warning::of).toList());
        if (!issued.filesAreLimited()) {
            warnings.add(TEMPORARY_FILES);
        }
        return warnings.stream().map(WARNING::write).toList();
    }

    private static List<String> codes() {
        List<String> codes = new ArrayList<>(Arrays.stream(Excess.values())
                .map(Warning::of)
                .map(Warning::code)
                .toList());
        codes.add(TEMPORARY_FILES.code());
        return codes;
    }
}
