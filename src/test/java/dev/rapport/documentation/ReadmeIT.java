package dev.rapport.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README do what it says they do. */
class ReadmeIT {
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @Test
    void itsFirstRequestsAreAnsweredAsItSays(@TempDir Path dataFolder) throws Exception {
        List<String> commands = commands().stream()
                .filter(command -> command.startsWith("curl"))
                .toList();
        assertThat(commands).hasSize(4);

        try (RapportProcess service = RapportProcess.launch(dataFolder, Map.of("RAPPORT_DEMO", "true"))
                .awaitReady()) {
            assertThat(run(commands.get(0), service, dataFolder)).contains("\"accepted\":4");
            assertThat(run(commands.get(0), service, dataFolder)).contains("\"duplicates\":4");
            assertThat(run(commands.get(1), service, dataFolder))
                    .contains("\"value\":2400")
                    .contains("\"status\":\"low_sample\"");
            assertThat(run(commands.get(2), service, dataFolder))
                    .startsWith("bucket_start,bucket_end,complete,channel");
            assertThat(run(commands.get(3), service, dataFolder)).startsWith("metric,name,unit,currency,value");
        }
    }

    @Test
    void itsTwoCommandsAreThere() throws IOException {
        assertThat(commands())
                .contains(
                        "./mvnw -q -DskipTests package && RAPPORT_DEMO=true java -jar target/quarkus-app/quarkus-run.jar",
                        "./mvnw verify");
    }

    private static List<String> commands() throws IOException {
        Matcher block = SHELL_BLOCK.matcher(Files.readString(Path.of("README.md")));
        List<String> commands = new ArrayList<>();
        while (block.find()) {
            commands.add(block.group(1).strip());
        }
        return commands;
    }

    private static String run(String command, RapportProcess service, Path dataFolder) throws Exception {
        String here = command.replace("http://localhost:8080", service.uri("").toString())
                .replace("data/", dataFolder + "/");
        Process shell = new ProcessBuilder("bash", "-c", here).start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String complaint = new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as("%s%n%s", here, complaint).isZero();
        return printed;
    }
}
