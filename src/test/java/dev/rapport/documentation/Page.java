package dev.rapport.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, in Markdown. */
record Page(String name, String text) {
    private static final Pattern FENCE = Pattern.compile("( *)(```+)\\s*(\\S*)\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s*<!--\\s*(.*?)\\s*-->\\s*");

    /** The README, and what it leads to, in the order in which it is read. */
    static List<Page> all() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Page::read)
                    .toList();
        }
    }

    static Page read(Path file) {
        try {
            return new Page(file.toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /** Its fenced blocks, from the first to the last. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        boolean follows = false;
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher fence = FENCE.matcher(lines[i]);
            Matcher comment = COMMENT.matcher(lines[i]);
            if (fence.matches()) {
                int begin = i;
                StringBuilder inside = new StringBuilder();
                for (i++; i < lines.length && !lines[i].strip().equals(fence.group(2)); i++) {
                    inside.append(without(fence.group(1), lines[i])).append('\n');
                }
                if (i == lines.length) {
                    throw new AssertionError(name + ":" + (begin + 1) + " begins a block that does not end");
                }
                blocks.add(new Block(name, begin + 1, fence.group(3), inside.toString(), marks, follows));
                marks.clear();
                follows = true;
            } else if (comment.matches()) {
                marks.add(comment.group(1));
            } else if (!lines[i].isBlank()) {
                marks.clear();
                follows = false;
            }
        }
        return blocks;
    }

    /** The text without its blocks, with as many lines. */
    String prose() {
        StringBuilder prose = new StringBuilder();
        boolean inside = false;
        for (String line : text.split("\n", -1)) {
            boolean fence = line.strip().startsWith("```");
            prose.append(inside || fence ? "" : line).append('\n');
            inside = fence != inside;
        }
        return prose.toString();
    }

    private static String without(String indentation, String line) {
        return line.startsWith(indentation) ? line.substring(indentation.length()) : line.stripLeading();
    }
}
