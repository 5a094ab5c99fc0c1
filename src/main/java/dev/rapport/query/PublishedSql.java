package dev.rapport.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The query over the reporting views that gives the same number as a metric. Parameters stand as {@code :name}. */
final class PublishedSql {
    private PublishedSql() {}

    /** The query of a metric; empty when none is published. */
    static Optional<String> of(String metric) {
        try (InputStream file = PublishedSql.class.getResourceAsStream("sql/" + metric + ".sql")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
