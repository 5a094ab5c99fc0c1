package dev.rapport.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The committed list of prefilled calls that fail: one that fails no longer must leave it, and none may be added. */
public final class KnownFailures {
    private static final String LIST = "prefilled-failures.txt";

    private KnownFailures() {}

    /**
     * Compares what failed with the list.
     *
     * @param workspace the word with which lines about such a workspace begin
     * @param outcomes by operationId what is wrong, empty when nothing is
     */
    public static void assertThatOnlyTheyFail(String workspace, Map<String, String> outcomes) {
        String wrong = outcomes.entrySet().stream()
                .filter(outcome -> !outcome.getValue().isEmpty())
                .map(outcome -> outcome.getKey() + ": " + outcome.getValue())
                .collect(Collectors.joining("\n"));
        Set<String> failed = outcomes.entrySet().stream()
                .filter(outcome -> !outcome.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(failed)
                .as("what fails as prefilled is what %s lists, no more and no less:%n%s", LIST, wrong)
                .isEqualTo(listed(workspace));
    }

    private static Set<String> listed(String workspace) {
        try (InputStream list = Objects.requireNonNull(KnownFailures.class.getResourceAsStream(LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(workspace + " "))
                    .map(line -> line.substring(workspace.length() + 1).strip())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
