package dev.rapport.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query over the reporting views that gives the same number as a metric. Parameters stand as {@code :name}. A metric
 * has a file of its own in {@code sql}; what several files share stands once in {@code sql/frame} and is written into
 * them where they say <code>{{name}}</code>, or <code>{{name argument}}</code>, at the column where they say it.
 */
final class PublishedSql {
    private static final Pattern FRAME = Pattern.compile("\\{\\{([\\w/]+)(?: (\\w+))?}}");

    private PublishedSql() {}

    /** The query of a metric, complete; empty when none is published. */
    static Optional<String> of(String metric) {
        return read(metric).map(PublishedSql::expand);
    }

    private static String expand(String text) {
        return FRAME.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(indent(frame(place), column(place, text))));
    }

    private static String frame(MatchResult place) {
        String name = place.group(1);
        String frame = read("frame/" + name)
                .orElseThrow(() -> new IllegalStateException("no frame of published SQL is called " + name));
        String argument = place.group(2);
        return expand(argument == null ? frame : frame.replace("{{argument}}", argument))
                .stripTrailing();
    }

    private static int column(MatchResult place, String text) {
        return place.start() - (text.lastIndexOf('\n', place.start()) + 1);
    }

    private static String indent(String lines, int column) {
        return lines.replace("\n", "\n" + " ".repeat(column));
    }

    private static Optional<String> read(String name) {
        try (InputStream file = PublishedSql.class.getResourceAsStream("sql/" + name + ".sql")) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
