package dev.rapport.testing.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In which ways answers are known to differ from the document. The list may only shrink: what is not on it fails at once,
 * and what a whole run no longer finds must go from it.
 */
record KnownFindings(Set<String> lines) {
    static final Path FILE = Path.of("src/test/resources/openapi-findings.txt");

    static KnownFindings committed() {
        try {
            return new KnownFindings(Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(Finding finding) {
        return lines.contains(finding.line());
    }
}
