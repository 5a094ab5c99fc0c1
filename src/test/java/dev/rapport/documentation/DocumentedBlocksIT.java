package dev.rapport.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every block of the documentation does what the page says, or says why it is not run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedBlocksIT {
    private static final String PASSWORD = "choose-one";

    private final Path root;
    private final Walkthrough walkthrough;
    private final Map<String, Integer> counts = new TreeMap<>();

    DocumentedBlocksIT(@TempDir Path root) throws IOException {
        this.root = root;
        this.walkthrough = new Walkthrough(root);
    }

    @AfterAll
    void end() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("%d blocks of the documentation: %s%n", all, counts);
        walkthrough.close();
    }

    @TestFactory
    Stream<DynamicContainer> everyBlockDoesWhatItsPageSays() throws IOException {
        Stream<DynamicContainer> pages = Page.all().stream()
                .map(page -> DynamicContainer.dynamicContainer(
                        page.name(), Steps.of(page.blocks()).stream().map(this::test)));
        return Stream.concat(
                pages,
                Stream.of(DynamicContainer.dynamicContainer(
                        "and then",
                        List.of(DynamicTest.dynamicTest(
                                "the other server does for the service", this::theServiceWorksOnTheOtherServer)))));
    }

    private DynamicTest test(Step step) {
        return DynamicTest.dynamicTest(step.block().place(), () -> {
            counts.merge(step.kind(), 1, Integer::sum);
            if (step.answer().isPresent()) {
                counts.merge("answers compared", 1, Integer::sum);
            }
            step.follow(walkthrough);
        });
    }

    /** What the page has an operator do on a server of one's own is enough for the service, reporting included. */
    private void theServiceWorksOnTheOtherServer() throws IOException {
        Optional<OtherServer> server = walkthrough.otherServer();
        assertThat(server).as("a server that a page has prepared").isPresent();
        Path folder = root.resolve("on-other-server");
        try (RapportProcess service = RapportProcess.launch(
                        folder,
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                server.get().url("rapport"),
                                "QUARKUS_DATASOURCE_USERNAME",
                                "rapport",
                                "QUARKUS_DATASOURCE_PASSWORD",
                                PASSWORD))
                .awaitReady()) {
            String key = Files.readString(folder.resolve("initial-key"));
            assertThat(service.post(
                                    "/v1/reporting-access",
                                    "{\"name\": \"dashboards\"}",
                                    "X-API-Key",
                                    key,
                                    "Content-Type",
                                    "application/json")
                            .statusCode())
                    .isEqualTo(201);
        }
    }
}
