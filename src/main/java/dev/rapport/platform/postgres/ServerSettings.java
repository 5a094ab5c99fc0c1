package dev.rapport.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The server's settings, written anew at each start. Durability is complete; the rest suits a small machine that the
 * server shares with the service.
 */
final class ServerSettings {

    private static final long MEBIBYTE = 1 << 20;

    private ServerSettings() {}

    static String forThisMachine(ServerFolder folder, int port) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return text(folder, port, system.getTotalMemorySize() / MEBIBYTE);
    }

    /** The settings for a machine (or container) with so many MiB of memory. */
    static String text(ServerFolder folder, int port, long memory) {
        return """
                # Written at each start. Settings of your own belong in %s; they win.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 60
                # However many logins for reading there are, the service finds these free.
                superuser_reserved_connections = 25

                # What is acknowledged is on the disk.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                shared_buffers = %dMB
                effective_cache_size = %dMB
                work_mem = 16MB
                maintenance_work_mem = 128MB
                random_page_cost = 1.1
                jit = off

                # What a large transaction logs is on its way to the disk before its commit waits for it.
                wal_writer_delay = '10ms'

                # Fewer, spread checkpoints: a page is written whole once in each.
                max_wal_size = 2GB
                min_wal_size = 256MB
                wal_compression = on
                checkpoint_timeout = 15min
                checkpoint_completion_target = 0.9

                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                lc_messages = 'C'
                default_text_search_config = 'pg_catalog.simple'
                cluster_name = 'rapport'

                # A week of logs, each day over its namesake of the week before.
                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgresql-%%a.log'
                log_rotation_age = 1d
                log_truncate_on_rotation = on
                log_line_prefix = '%%m [%%p] '
                log_checkpoints = off
                # Without details: they quote rows, and with them customers who are erased later.
                log_error_verbosity = terse

                include_if_exists = '%s'
                """.formatted(
                        folder.operatorSettings(),
                        port,
                        between(64, memory / 8, 1024),
                        between(256, memory / 2, 64 * 1024),
                        quoted(folder.logs().toString()),
                        quoted(folder.operatorSettings().toString()));
    }

    private static long between(long least, long wanted, long most) {
        return Math.max(least, Math.min(wanted, most));
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
