package dev.rapport.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every link of the documentation within the project leads somewhere. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*?) *$", Pattern.MULTILINE);

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Page page : Page.all()) {
            Matcher link = LINK.matcher(page.prose());
            while (link.find()) {
                links++;
                if (!leadsSomewhere(page, link.group(1))) {
                    broken.add(page.name() + " links to " + link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(links).isPositive();
    }

    @Test
    void aLinkToAFileOrAHeadingThatIsNotThereIsFound() {
        Page page = new Page("docs/page.md", "# A page, with `code`\n\n## Two words\n");

        assertThat(leadsSomewhere(page, "#two-words")).isTrue();
        assertThat(leadsSomewhere(page, "#a-page-with-code")).isTrue();
        assertThat(leadsSomewhere(page, "../README.md#start")).isTrue();
        assertThat(leadsSomewhere(page, "#three-words")).isFalse();
        assertThat(leadsSomewhere(page, "nowhere.md")).isFalse();
        assertThat(leadsSomewhere(page, "../README.md#nowhere")).isFalse();
    }

    private static boolean leadsSomewhere(Page page, String link) {
        if (link.matches("[a-z]+:.*")) {
            return true; // elsewhere
        }
        String[] parts = link.split("#", 2);
        Path here = Path.of(page.name());
        Path file = parts[0].isEmpty() ? here : here.resolveSibling(parts[0]).normalize();
        if (!file.equals(here) && !Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || anchors(file.equals(here) ? page : Page.read(file)).contains(parts[1]);
    }

    /** The anchors of its headings, as GitHub makes them. */
    private static Set<String> anchors(Page page) {
        return HEADING.matcher(page.prose())
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
