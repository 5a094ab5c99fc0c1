package dev.rapport.documentation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An answer that a page shows, compared with the real one. Of JSON the members shown must be there and be equal; any other
 * text must be the same. {@code …} stands for what is left out: a JSON text "…" for any value, as the last entry of a list
 * for all further ones; in other texts within a line for any characters, as a line for any lines.
 */
final class Answer {
    static final Set<String> LANGUAGES = Set.of("json", "csv", "text");

    private static final String ELLIPSIS = "…";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Answer() {}

    /** What the real answer lacks or says otherwise; nothing when the page is right. */
    static List<String> differences(Block shown, String real) {
        if (shown.language().equals("json")) {
            return ofDocuments(documents(shown.text(), shown.place()), documents(real, "the answer"));
        }
        return pattern(shown.text()).matcher(normalized(real)).matches()
                ? List.of()
                : List.of("shown:\n%s\nanswered:\n%s".formatted(shown.text(), real));
    }

    private static List<String> ofDocuments(List<JsonNode> shown, List<JsonNode> real) {
        List<String> differences = new ArrayList<>();
        if (shown.size() != real.size()) {
            differences.add("%d documents are shown, %d were answered".formatted(shown.size(), real.size()));
        }
        for (int i = 0; i < Math.min(shown.size(), real.size()); i++) {
            compare("", shown.get(i), real.get(i), differences);
        }
        return differences;
    }

    private static void compare(String at, JsonNode shown, JsonNode real, List<String> differences) {
        if (shown.isTextual() && shown.textValue().equals(ELLIPSIS)) {
            return;
        }
        if (shown.isTextual() && shown.textValue().contains(ELLIPSIS) && real.isTextual()) {
            if (!pattern(shown.textValue())
                    .matcher(normalized(real.textValue()))
                    .matches()) {
                differences.add("%s: shown %s, answered %s".formatted(at, shown, real));
            }
        } else if (shown.isObject() && real.isObject()) {
            for (Map.Entry<String, JsonNode> member : shown.properties()) {
                String pointer = at + "/" + member.getKey();
                JsonNode other = real.get(member.getKey());
                if (other == null) {
                    differences.add("%s: shown %s, not there".formatted(pointer, member.getValue()));
                } else {
                    compare(pointer, member.getValue(), other, differences);
                }
            }
        } else if (shown.isArray() && real.isArray()) {
            compareLists(at, shown, real, differences);
        } else if (!equal(shown, real)) {
            differences.add("%s: shown %s, answered %s".formatted(at, shown, real));
        }
    }

    private static void compareLists(String at, JsonNode shown, JsonNode real, List<String> differences) {
        int entries = shown.size();
        boolean more = entries > 0 && ELLIPSIS.equals(shown.get(entries - 1).textValue());
        if (more) {
            entries--;
        }
        if (more ? real.size() < entries : real.size() != entries) {
            differences.add("%s: %d entries are shown, %d were answered".formatted(at, entries, real.size()));
            return;
        }
        for (int i = 0; i < entries; i++) {
            compare(at + "/" + i, shown.get(i), real.get(i), differences);
        }
    }

    private static boolean equal(JsonNode shown, JsonNode real) {
        return (shown.isNumber() && real.isNumber())
                ? shown.decimalValue().compareTo(real.decimalValue()) == 0
                : shown.equals(real);
    }

    private static List<JsonNode> documents(String text, String where) {
        try (MappingIterator<JsonNode> documents =
                JSON.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll();
        } catch (JsonProcessingException e) {
            throw new AssertionError("%s is no JSON: %s%n%s".formatted(where, e.getOriginalMessage(), text), e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pattern pattern(String shown) {
        StringBuilder pattern = new StringBuilder();
        for (String line : normalized(shown).stripTrailing().split("\n", -1)) {
            if (line.strip().equals(ELLIPSIS)) {
                pattern.append("(?:[^\n]*\n)*?");
            } else {
                for (String part : line.split(ELLIPSIS, -1)) {
                    pattern.append(Pattern.quote(part)).append("[^\n]*");
                }
                pattern.setLength(pattern.length() - "[^\n]*".length());
                pattern.append('\n');
            }
        }
        return Pattern.compile(pattern.toString());
    }

    /** With one kind of line ends, without spaces before them, with one end at the end. */
    private static String normalized(String text) {
        return text.replace("\r\n", "\n").replaceAll("[ \t]+\n", "\n").stripTrailing() + "\n";
    }
}
