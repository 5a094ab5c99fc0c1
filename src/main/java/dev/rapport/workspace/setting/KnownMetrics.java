package dev.rapport.workspace.setting;

import java.util.List;

/** Which metrics there are; settings exist before metrics, so whoever knows them provides it. */
public interface KnownMetrics {

    /** The ids of all metrics. */
    List<String> ids();
}
