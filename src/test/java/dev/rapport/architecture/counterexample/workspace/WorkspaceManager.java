package dev.rapport.architecture.counterexample.workspace;

import dev.rapport.architecture.counterexample.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Breaks: its name, an injected field, a clock of its own, and settings that import an event. */
public final class WorkspaceManager {

    @Inject
    @Nullable Event event;

    public Instant now() {
        return Instant.now();
    }
}
