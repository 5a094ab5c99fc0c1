package dev.rapport.workspace.key;

import dev.rapport.platform.startup.StartupStep;
import dev.rapport.platform.storage.DataFolder;
import dev.rapport.workspace.Scope;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.jboss.logging.Logger;

/** An installation without any key gets one, or nobody could ever ask it anything. */
@ApplicationScoped
class FirstKey implements StartupStep {

    static final String FILE = "initial-key";
    private static final Logger LOG = Logger.getLogger(FirstKey.class);

    private final Keys keys;
    private final Workspaces workspaces;
    private final DataFolder folder;

    FirstKey(Keys keys, Workspaces workspaces, DataFolder folder) {
        this.keys = keys;
        this.workspaces = workspaces;
        this.folder = folder;
    }

    @Override
    public int order() {
        return FIRST_KEY;
    }

    @Override
    @Transactional
    public void run() {
        if (!keys.none()) {
            return;
        }
        Workspace workspace = workspaces.findOrCreate("default");
        Keys.Issued issued = keys.issue(
                workspace.id(),
                new Keys.Wanted("initial", EnumSet.allOf(Scope.class), Optional.empty()),
                "first start");
        // Before the commit: a file without its key is replaced at the next start, a key without its file is lost.
        Path file = folder.writeSecret(FILE, issued.secret().text());
        LOG.infof("The first key is in %s", file);
    }
}
