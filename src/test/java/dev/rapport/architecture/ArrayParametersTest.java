package dev.rapport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement can take an array as text: the server would parse it again for every row. A parameter that is not cast to an
 * array must be one, else the server refuses the statement the first time that it runs.
 */
class ArrayParametersTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String ITS_PLACE = "ArrayParameter.java";

    /** A parameter that is cast to an array, written out or put together. */
    private static final Pattern CAST = Pattern.compile(
            "\\?\\s*::\\s*(?:[a-z_]+\\s*)+\\[|\\bCAST\\s*\\(\\s*\\?\\s+AS\\s+[^)]*\\[|\\?\\s*::\\s*(?:\"|%s)",
            Pattern.CASE_INSENSITIVE);

    /** Arrays are made and bound in one place, which frees them. */
    private static final Pattern BINDING = Pattern.compile("\\.(?:createArrayOf|setArray)\\(");

    @Test
    void noStatementCastsAParameterToAnArray() throws IOException {
        assertThat(found(CAST, "")).isEmpty();
    }

    @Test
    void arraysAreBoundInOnePlace() throws IOException {
        assertThat(found(BINDING, ITS_PLACE)).isEmpty();
        assertThat(found(BINDING, "")).as("what the pattern finds").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT number FROM fact WHERE number = ANY (?::bigint[])",
                "FROM unnest(?::text[], ?::double precision[]) AS rows",
                "FROM unnest(CAST(? AS text[])) AS rows",
                "\"?::\" + type + \"[]\"",
                "\"unnest(?::%s[])\".formatted(type)"
            })
    void theRuleCatchesItsCounterExamples(String source) {
        assertThat(CAST.matcher(source).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"number = ANY (?)", "COPY (… ANY ('{1,2}'::bigint[]))", "(?::text IS NULL OR ? = state)"})
    void theRuleLetsPassWhatIsNoArrayAsText(String source) {
        assertThat(CAST.matcher(source).find()).isFalse();
    }

    private static List<String> found(Pattern pattern, String except) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().equals(except))
                    .sorted()
                    .toList()) {
                Matcher matcher = pattern.matcher(withoutComments(Files.readString(file)));
                while (matcher.find()) {
                    found.add(file.getFileName() + ": " + matcher.group());
                }
            }
        }
        return found;
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "");
    }
}
