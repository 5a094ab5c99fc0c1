package dev.rapport.demo;

import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.WorkspaceNotice;
import dev.rapport.workspace.WorkspaceNotices;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How far the demo's data are, said with every answer until they are complete. */
@ApplicationScoped
class DemoProgress implements WorkspaceNotices {
    static final String CODE = "demo_loading";

    private volatile Optional<Loading> loading = Optional.empty();

    /**
     * A load under way.
     *
     * @param missing how many events it is to add; 0 as long as that is being found out
     * @param stopped whether it has given up
     */
    private record Loading(WorkspaceId workspace, long added, long missing, boolean stopped) {
        String detail() {
            if (missing == 0) {
                return stopped
                        ? "the demo's data could not be loaded; the log says why, and the next start tries again"
                        : "the demo's data are about to be loaded; until they are complete, answers grow";
            }
            String far = "%d of %d events (%d %%)".formatted(added, missing, 100 * added / missing);
            return stopped
                    ? "of the demo's data only " + far
                            + " could be added; the log says why, and the next start continues"
                    : "the demo's data are being loaded: " + far + " so far; until they are complete, answers grow";
        }
    }

    void begin(WorkspaceId workspace) {
        loading = Optional.of(new Loading(workspace, 0, 0, false));
    }

    void missing(long events) {
        loading = loading.map(known -> new Loading(known.workspace(), 0, events, false));
    }

    void added(long events) {
        loading = loading.map(
                known -> new Loading(known.workspace(), known.added() + events, known.missing(), known.stopped()));
    }

    void giveUp() {
        loading = loading.map(known -> new Loading(known.workspace(), known.added(), known.missing(), true));
    }

    void complete() {
        loading = Optional.empty();
    }

    @Override
    public Optional<WorkspaceNotice> of(WorkspaceId workspace) {
        return loading.filter(known -> known.workspace().equals(workspace))
                .map(known -> new WorkspaceNotice(CODE, known.detail()));
    }
}
