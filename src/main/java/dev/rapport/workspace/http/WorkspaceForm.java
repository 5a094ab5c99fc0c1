package dev.rapport.workspace.http;

import dev.rapport.platform.http.form.Form;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.key.Keys;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workspace as its operator makes and sees it. */
final class WorkspaceForm {
    /** What a workspace is shown with. */
    private record Shown(Workspace workspace, Optional<Keys.Issued> firstKey) {}

    static final WorkspaceFields<Workspace> FIELDS = WorkspaceFields.of(workspace -> workspace);
    static final Form<Workspace> FORM = new Form<>("Workspace", "workspace", FIELDS.all());

    private static final RowType<Shown> ANSWER = FORM.show(
                    RowType.<Shown>of("Workspace", "A workspace.")
                            .with(
                                    Property.text("id").example("3"),
                                    shown -> shown.workspace().id().toString()),
                    Shown::workspace)
            .with(Property.time("created_at").example("2026-01-31T08:00:00Z"), shown -> shown.workspace()
                    .createdAt())
            .with(
                    Property.object("key", KeyForm.ANSWER.type())
                            .orMissing()
                            .meaning("Its first key: only in the answer that makes the workspace."),
                    shown -> shown.firstKey().map(KeyForm::show))
            .build();

    private WorkspaceForm() {}

    /** What the answers look like. */
    static RowType<?> answer() {
        return ANSWER;
    }

    static Map<String, @Nullable Object> show(Workspace workspace) {
        return ANSWER.write(new Shown(workspace, Optional.empty()));
    }

    static Map<String, @Nullable Object> showNew(Workspace workspace, Keys.Issued firstKey) {
        return ANSWER.write(new Shown(workspace, Optional.of(firstKey)));
    }
}
