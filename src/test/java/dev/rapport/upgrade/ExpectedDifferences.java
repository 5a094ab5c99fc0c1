package dev.rapport.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may differ between the answers of a published version and of this one. A line of the file is
 * {@code question | place | reason}: two regular expressions, which must match whole, and the reason. A line that nothing
 * needs any more is a failure too.
 */
final class ExpectedDifferences {

    private record Line(String text, Pattern question, Pattern place) {}

    private final List<Line> lines;
    private final Set<Line> needed = new LinkedHashSet<>();
    private final List<String> unexpected = new ArrayList<>();

    private ExpectedDifferences(List<Line> lines) {
        this.lines = lines;
    }

    static ExpectedDifferences read(Path file) throws IOException {
        return of(Files.readAllLines(file));
    }

    static ExpectedDifferences of(List<String> text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" \\| ", 3);
            if (parts.length != 3 || parts[2].isBlank()) {
                throw new IllegalArgumentException("not \"question | place | reason\": " + line);
            }
            lines.add(new Line(line, Pattern.compile(parts[0].strip()), Pattern.compile(parts[1].strip())));
        }
        return new ExpectedDifferences(lines);
    }

    void found(String question, String place, Object before, Object now) {
        for (Line line : lines) {
            if (line.question().matcher(question).matches()
                    && line.place().matcher(place).matches()) {
                needed.add(line);
                return;
            }
        }
        unexpected.add("%s at %s: was %s, is %s".formatted(question, place, before, now));
    }

    List<String> unexpected() {
        return unexpected;
    }

    List<String> needless() {
        return lines.stream()
                .filter(line -> !needed.contains(line))
                .map(Line::text)
                .toList();
    }
}
