package dev.rapport.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page claims wrongly is found. */
class WalkthroughTest {
    private final Path folder;

    WalkthroughTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aPageThatSaysWhatHappensIsFollowed() throws IOException, SQLException {
        List<Step> steps = follow("""
                <!-- file: names.csv -->
                ```csv
                name
                Mira
                ```

                Then

                ```sh
                WHO=$(tail -1 names.csv)
                ```

                and, in a list,

                - this:

                  ```sh
                  echo "{\\"name\\": \\"$WHO\\", \\"age\\": 30.0, \\"tags\\": [1, 2, 3], \\"id\\": 815}"
                  ```

                  ```json
                  {"name": "Mi…", "age": 30, "tags": [1, "…"], "id": "…"}
                  ```

                <!-- not run: needs a container engine -->
                ```sh
                false
                ```
                """);

        assertThat(steps)
                .extracting(Step::kind)
                .containsExactly("files that blocks read", "run", "run", "not run: needs a container engine");
    }

    @Test
    void aCommandThatFailsIsFound() {
        assertFault("""
                ```sh
                echo before
                grep nothing /dev/null
                echo behind
                ```
                """, "page.md:1 ends with 1");
    }

    @Test
    void aCommandThatFailsBeforeAPipeIsFound() {
        assertFault("""
                ```sh
                false | cat
                ```
                """, "page.md:1 ends with 1");
    }

    @Test
    void anotherAnswerIsFound() {
        assertFault(
                """
                ```sh
                echo '{"value": 2401, "rows": [{"team": "a"}, {"team": "b"}]}'
                ```

                ```json
                {"value": 2400, "status": "ok", "rows": [{"team": "a"}]}
                ```
                """,
                "/value: shown 2400, answered 2401",
                "/status: shown \"ok\", not there",
                "/rows: 1 entries are shown");
    }

    @Test
    void anotherTextIsFound() {
        assertFault("""
                ```sh
                printf 'a,b\\n1,2\\n3,4\\n'
                ```

                ```csv
                a,b
                1,…
                ```
                """, "page.md:5 shows another answer");
    }

    @Test
    void whatIsNeitherRunNorMarkedIsFound() {
        assertFault("""
                ```python
                print(1)
                ```
                """, "page.md:1: a block of \"python\" is neither run, nor an answer, nor marked");
    }

    @Test
    void anAnswerThatNothingStandsBeforeIsFound() {
        assertFault("""
                ```sh
                true
                ```

                Prose.

                ```json
                {}
                ```
                """, "page.md:7: a block of \"json\" is neither run, nor an answer");
    }

    @Test
    void aReasonThatIsNotOnTheListIsFound() {
        assertFault("""
                <!-- not run: no time -->
                ```sh
                true
                ```
                """, "page.md:2: the mark \"not run: no time\" means nothing here", "runs the tests");
    }

    @Test
    void aMarkThatDoesNotStandRightBeforeTheBlockDoesNotCount() {
        assertFault("""
                <!-- not run: runs the tests -->
                Prose.

                ```sh
                false
                ```
                """, "page.md:4 ends with 1");
    }

    @Test
    void anErrorThatCurlIsAnsweredIsFound() throws IOException {
        try (Refusal refusal = Refusal.start()) {
            assertFault("""
                    ```sh
                    curl -sS %s
                    ```
                    """.formatted(refusal.address()), "page.md:1 ends with 22", "what was wrong");
        }
    }

    private void assertFault(String page, String... messages) {
        assertThatThrownBy(() -> follow(page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(messages);
    }

    private List<Step> follow(String text) throws IOException, SQLException {
        List<Step> steps = Steps.of(new Page("page.md", text).blocks());
        try (Walkthrough walkthrough = new Walkthrough(folder)) {
            for (Step step : steps) {
                step.follow(walkthrough);
            }
        }
        return steps;
    }
}
