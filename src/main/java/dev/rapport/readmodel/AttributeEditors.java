package dev.rapport.readmodel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.readmodel.ColumnEditors.CodeEditor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of attributes, which come into being when a row first has one of that name. */
final class AttributeEditors {
    private static final JsonFactory JSON = new JsonFactory();

    private final int size;
    private final Dictionaries dictionaries;
    private final List<Attribute> attributes = new ArrayList<>();
    private final Map<String, Attribute> byName = new LinkedHashMap<>();
    /** Names to places in {@link #attributes}, plus 1. */
    private final TextWriter names = new TextWriter();

    /** A column and the code that the row at hand has in it. */
    private static final class Attribute {
        private final CodeEditor editor;
        private int code;

        Attribute(CodeEditor editor) {
            this.editor = editor;
        }
    }

    AttributeEditors(Columns base, int size, Dictionaries dictionaries) {
        this.size = size;
        this.dictionaries = dictionaries;
        base.dimensions().forEach((dimension, column) -> {
            if (dimension.startsWith(Columns.ATTRIBUTE_PREFIX)) {
                add(dimension.substring(Columns.ATTRIBUTE_PREFIX.length()), column.codes());
            }
        });
    }

    private Attribute add(String name, IntColumn before) {
        String dimension = Columns.ATTRIBUTE_PREFIX + name;
        Attribute attribute = new Attribute(new CodeEditor(new IntEditor(before, size), dictionaries.named(dimension)));
        names.code(name);
        attributes.add(attribute);
        byName.put(dimension, attribute);
        return attribute;
    }

    /** Sets all attributes of a row: those of a flat JSON object of texts as PostgreSQL writes it, the others absent. */
    void set(int row, byte[] json, int from, int length) {
        if (length > "{}".length() && !readPlain(json, from, from + length)) {
            read(json, from, length);
        }
        for (Attribute attribute : attributes) {
            attribute.editor.editor().set(row, attribute.code);
            attribute.code = 0;
        }
    }

    /** Reads <code>{"name": "text", …}</code>; gives up at anything else, an escape for example. */
    private boolean readPlain(byte[] json, int from, int end) {
        int i = from;
        while (i < end && json[i] != '}') {
            int name = i + (i == from ? 1 : 2);
            int nameEnd = endOfText(json, name, end);
            int text = nameEnd + 2;
            int textEnd = nameEnd < 0 ? -1 : endOfText(json, text, end);
            if (textEnd < 0) {
                return false;
            }
            Attribute attribute = named(json, name + 1, nameEnd - 1 - (name + 1));
            attribute.code = attribute.editor.meaning().code(json, text + 1, textEnd - 1 - (text + 1));
            i = textEnd;
        }
        return true;
    }

    /** Where a text in quotes has ended; -1 when there is none or it has an escape. */
    private static int endOfText(byte[] json, int start, int end) {
        if (start >= end || json[start] != '"') {
            return -1;
        }
        for (int i = start + 1; i < end; i++) {
            if (json[i] == '"') {
                return i + 1;
            }
            if (json[i] == '\\') {
                return -1;
            }
        }
        return -1;
    }

    private Attribute named(byte[] utf8, int from, int length) {
        int known = names.size();
        int code = names.code(utf8, from, length);
        return code > known
                ? add(new String(utf8, from, length, StandardCharsets.UTF_8), IntColumn.EMPTY)
                : attributes.get(code - 1);
    }

    private void read(byte[] json, int from, int length) {
        try (JsonParser parser = JSON.createParser(json, from, length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                byte[] name = parser.currentName().getBytes(StandardCharsets.UTF_8);
                parser.nextToken();
                Attribute attribute = named(name, 0, name.length);
                byte[] text = parser.getText().getBytes(StandardCharsets.UTF_8);
                attribute.code = attribute.editor.meaning().code(text, 0, text.length);
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("a fact has attributes that are no JSON", damaged);
        }
    }

    long bytes() {
        long sum = 0;
        for (Attribute attribute : attributes) {
            sum += attribute.editor.editor().bytes();
        }
        return sum;
    }

    Map<String, CodeColumn> finish() {
        Map<String, CodeColumn> columns = new LinkedHashMap<>();
        byName.forEach((dimension, attribute) -> columns.put(dimension, attribute.editor.finish()));
        return columns;
    }
}
