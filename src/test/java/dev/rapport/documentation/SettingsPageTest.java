package dev.rapport.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of settings has every setting there is, with its default, and no other. */
class SettingsPageTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| (`(?:RAPPORT|QUARKUS)_[^|]*) \\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern VARIABLE = Pattern.compile("\\bRAPPORT_[A-Z_]+[A-Z]\\b");
    /** Read by the tools of the project and by Compose, not by the service. */
    private static final List<String> OF_TOOLS =
            List.of("RAPPORT_BENCH_.*", "RAPPORT_CI_JDKS", "RAPPORT_DATABASE_PASSWORD", "RAPPORT_PORT");

    /** What the changelog says is gone. */
    private static final Pattern REMOVED = Pattern.compile("### Removed\n.*?(?=\n###? |\\z)", Pattern.DOTALL);

    @Test
    void everySettingIsThereWithItsDefault() throws IOException {
        Map<String, String> documented = documented();
        Map<String, String> wanted = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, Optional<String>> setting : Settings.all().entrySet()) {
            String shown = documented.getOrDefault(setting.getKey(), "is not in the table");
            String standard = setting.getValue().orElse("a default in words");
            wanted.put(setting.getKey(), standard);
            found.put(
                    setting.getKey(), setting.getValue().isPresent() || shown.startsWith("is not") ? shown : standard);
        }

        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void whatThePagesNameExists() throws IOException {
        Set<String> settings = Settings.all().keySet();
        List<String> unknown = new ArrayList<>();
        for (Page page : Page.all()) {
            Matcher variable = VARIABLE.matcher(REMOVED.matcher(page.text()).replaceAll(""));
            while (variable.find()) {
                String name = variable.group();
                if (!settings.contains(name) && OF_TOOLS.stream().noneMatch(name::matches)) {
                    unknown.add(page.name() + " " + name);
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    /** Names of the table with their defaults: one for each, or one for all of a row. */
    private static Map<String, String> documented() {
        Map<String, String> settings = new TreeMap<>();
        Matcher row = ROW.matcher(Page.read(Path.of("docs", "operations.md")).text());
        while (row.find()) {
            List<String> names = codes(row.group(1));
            List<String> defaults = codes(row.group(2));
            for (int i = 0; i < names.size(); i++) {
                settings.put(
                        names.get(i), defaults.isEmpty() ? row.group(2) : defaults.get(defaults.size() == 1 ? 0 : i));
            }
        }
        return settings;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }
}
