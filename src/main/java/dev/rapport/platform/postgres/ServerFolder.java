package dev.rapport.platform.postgres;

import java.nio.file.Path;

/** Where the embedded server keeps what it needs; everything lies below one folder. */
record ServerFolder(Path root) {

    Path cluster() {
        return root.resolve("cluster");
    }

    Path binaries() {
        return root.resolve("binaries-" + ServerBinaries.VERSION);
    }

    Path password() {
        return root.resolve("password");
    }

    /** Remembers the port, so that tools connected to the database find it again after a restart. */
    Path port() {
        return root.resolve("port");
    }

    Path postmasterPid() {
        return cluster().resolve("postmaster.pid");
    }

    Path settings() {
        return cluster().resolve("postgresql.conf");
    }

    /** Settings of the operator's own, read after ours. */
    Path operatorSettings() {
        return root.resolve("operator.conf");
    }

    Path startLog() {
        return root.resolve("start.log");
    }

    Path logs() {
        return root.resolve("log");
    }
}
