package dev.rapport.platform.startup;

/**
 * Something that must be done once the database is there and before the service calls itself ready. Every bean of this
 * type is run, the lower order first; a step that fails ends the start.
 */
public interface StartupStep {

    /** What needs nothing but the tables. */
    int TABLES = 50;

    /** The first key: whatever needs a workspace comes later. */
    int FIRST_KEY = 100;

    /** Data that only some installations have. */
    int DEMONSTRATION = 500;

    int order();

    void run();
}
