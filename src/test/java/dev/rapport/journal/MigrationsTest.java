package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A versioned migration that ran somewhere must stay as it is: a service with another text of it refuses to start there. What
 * was wrong with one is put right by the next. Only the reporting views may change: they are made again.
 */
class MigrationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /** The first half of SHA-256 over each. Entries are added, never changed. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("V1__workspaces_and_keys.sql", "d35372334876e159"),
            Map.entry("V2__journal_and_facts.sql", "9b43fdfd1f5783fa"),
            Map.entry("V3__service_levels_and_history.sql", "74bf10aed1a022ef"),
            Map.entry("V4__settings.sql", "4de5a1d3ea136f53"),
            Map.entry("V5__reporting.sql", "93f299234ea0883e"),
            Map.entry("V6__ingest_quality.sql", "3605f498e56e1c54"),
            Map.entry("V7__stream_progress.sql", "db95116f6c6a684d"),
            Map.entry("V8__hooks.sql", "bdccf56438253a93"),
            Map.entry("V9__erasure.sql", "83a103743fe8dd73"),
            Map.entry("V10__event_extensions.sql", "296c50c896df71a1"),
            Map.entry("V11__erasure_traces.sql", "ef8675c7e4a3edfe"),
            Map.entry("V12__fetch_retries.sql", "1acfdb76b3a0ca5f"),
            Map.entry("V13__empty_lists_of_facts.sql", "bbe01486d9f01d09"),
            Map.entry("V14__no_fill_factor.sql", "e60fd9c3353e242e"),
            Map.entry("V15__locks_and_secret_key.sql", "098345a66525a681"));

    @Test
    void whatRanSomewhereIsNeverChanged() throws IOException, NoSuchAlgorithmException {
        Map<String, String> there = new TreeMap<>();
        for (Path file : files()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            there.put(file.getFileName().toString(), HexFormat.of().formatHex(digest, 0, 8));
        }
        assertThat(there).containsExactlyInAnyOrderEntriesOf(KNOWN);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .toList();
        }
    }
}
