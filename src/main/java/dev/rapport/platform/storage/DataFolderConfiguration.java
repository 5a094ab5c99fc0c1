package dev.rapport.platform.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the service keeps its things. */
@ConfigMapping(prefix = "rapport")
public interface DataFolderConfiguration {

    /**
     * The data folder: the embedded database, the first key. Relative to the working folder by default, so that trying
     * the service leaves nothing elsewhere.
     */
    @WithDefault("./data")
    Path dataDir();
}
