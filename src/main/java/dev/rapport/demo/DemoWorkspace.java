package dev.rapport.demo;

import dev.rapport.demo.story.DemoStory;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.storage.DataFolder;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.Workspaces;
import dev.rapport.workspace.key.ApiKey;
import dev.rapport.workspace.key.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The workspace {@code demo} with its settings, and the file with its key. */
@ApplicationScoped
class DemoWorkspace {
    static final String NAME = "demo";
    static final String KEY_FILE = "demo-key";
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Any number; changing it would tell another story into the workspaces that have this one. */
    private static final long SEED = 2026;

    private static final Logger LOG = Logger.getLogger(DemoWorkspace.class);
    private static final String KEY_NAME = "demo";
    private static final String ACTOR = "demonstration";

    private final Workspaces workspaces;
    private final Keys keys;
    private final DemoSettings settings;
    private final DataFolder folder;

    DemoWorkspace(Workspaces workspaces, Keys keys, DemoSettings settings, DataFolder folder) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.settings = settings;
        this.folder = folder;
    }

    /** The story that a demo workspace is told: it begins a year before the day on which the workspace was made. */
    static DemoStory storyOf(Workspace demo) {
        return new DemoStory(SEED, demo.createdAt().atZone(ZONE).toLocalDate().minusYears(1), ZONE);
    }

    /**
     * The workspace, made with its key and its settings if they are not there yet. A key file that got lost is replaced,
     * with a new key.
     *
     * @return empty when somebody has a workspace of that name for other purposes
     */
    @Transactional
    Optional<Workspace> prepare() {
        Workspace workspace = workspaces.findOrCreate(NAME);
        List<ApiKey> existing = keys.page(workspace.id(), new PageRequest(0, PageRequest.LARGEST_LIMIT));
        boolean isNew = existing.isEmpty();
        if (!isNew && existing.stream().noneMatch(key -> key.name().equals(KEY_NAME))) {
            LOG.warnf(
                    "The demo was not set up: the workspace \"%s\" already exists and was not made for it. Rename or"
                            + " remove that workspace and start again.",
                    NAME);
            return Optional.empty();
        }
        if (isNew) {
            workspace = workspaces.change(
                    workspace.id(),
                    new Workspaces.Change(Optional.empty(), Optional.of(ZONE), Optional.empty()),
                    ACTOR);
        }
        settings.provide(workspace.id(), storyOf(workspace).serviceHours(), ACTOR);
        Path file = folder.file(KEY_FILE);
        if (isNew || !Files.exists(file)) {
            Keys.Issued issued = keys.issue(
                    workspace.id(),
                    new Keys.Wanted(KEY_NAME, EnumSet.of(Scope.INGEST, Scope.READ, Scope.ADMIN), Optional.empty()),
                    ACTOR);
            // Before the commit: a file without its key is replaced at the next start, a key without its file is lost.
            folder.writeSecret(KEY_FILE, issued.secret().text());
        }
        LOG.infof("The key of the workspace \"%s\" is in %s", NAME, file);
        return Optional.of(workspace);
    }
}
