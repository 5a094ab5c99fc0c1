package dev.rapport.workspace.reporting.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.workspace.reporting.ReportingAccess;
import dev.rapport.workspace.reporting.ReportingAccesses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An access to the reporting views on the wire. */
@Schema(
        name = "ReportingAccess",
        requiredProperties = {"id", "name", "role", "database", "schema", "created_at"})
@JsonPropertyOrder({"id", "name", "role", "database", "schema", "created_at", "password", "warnings"})
record ReportingAccessBody(
        @Schema(examples = "3") String id,
        @Schema(examples = "dashboards") String name,

        @Schema(description = "The user to log in to PostgreSQL as.", examples = "rapport_reader_0f3a5c7e9b1d2f48")
        String role,

        @Schema(description = "The database to connect to.", examples = "rapport")
        String database,

        @Schema(description = "Where the views are.", examples = "reporting")
        String schema,

        @Schema(examples = "2026-01-31T08:00:00Z") Instant createdAt,

        @Schema(
                description = "Only in the answer that makes it, never again.",
                type = SchemaType.STRING,
                examples = "1aB2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V")
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<String> password,

        @Schema(
                description =
                        "Only in the answer that makes it: what the database lets the role do beyond reading, until an"
                                + " administrator takes it back. Empty when there is nothing.",
                type = SchemaType.ARRAY,
                implementation = WarningBody.class)
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<List<WarningBody>> warnings) {
    private static final String SCHEMA = "reporting";

    /** The body that makes one, for the OpenAPI document. */
    @Schema(name = "NewReportingAccess", requiredProperties = "name", additionalProperties = Schema.False.class)
    record NewBody(
            @Schema(minLength = 1, maxLength = LONGEST_NAME, examples = "dashboards")
            String name) {
        static final int LONGEST_NAME = 100;
    }

    /** Something that the database lets a role do. */
    @Schema(
            name = "ReportingAccessWarning",
            requiredProperties = {"code", "detail"})
    record WarningBody(
            @Schema(
                    enumeration = {
                        "temporary_tables",
                        "large_objects",
                        "advisory_locks",
                        "log_messages",
                        "tables_in_public",
                        "temporary_files"
                    },
                    examples = "temporary_tables")
            String code,

            @Schema(
                    examples =
                            "The database lets this role make temporary tables. An administrator takes that back with the statements in docs/operations.md, Reporting.")
            String detail) {
        static final String TEMPORARY_FILES = "temporary_files";

        static WarningBody of(String code, String what) {
            return new WarningBody(
                    code,
                    "The database lets this role %s. An administrator takes that back with the statements in docs/operations.md, Reporting."
                            .formatted(what));
        }
    }

    static ReportingAccessBody fromAccess(ReportingAccess access) {
        return from(access, Optional.empty(), Optional.empty());
    }

    static ReportingAccessBody fromIssued(ReportingAccesses.Issued issued) {
        List<WarningBody> warnings = new ArrayList<>();
        issued.excesses()
                .forEach(excess -> warnings.add(WarningBody.of(excess.name().toLowerCase(Locale.ROOT), excess.what())));
        if (!issued.filesAreLimited()) {
            warnings.add(WarningBody.of(WarningBody.TEMPORARY_FILES, "fill the disk with temporary files"));
        }
        return from(issued.access(), Optional.of(issued.password().text()), Optional.of(warnings));
    }

    private static ReportingAccessBody from(
            ReportingAccess access, Optional<String> password, Optional<List<WarningBody>> warnings) {
        return new ReportingAccessBody(
                Long.toString(access.id()),
                access.name(),
                access.role(),
                access.database(),
                SCHEMA,
                access.createdAt(),
                password,
                warnings);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "ReportingAccessBody[" + id + "]";
    }
}
