package dev.rapport.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a dimension and their codes, from 1; 0 stands for no text. A text keeps its code as long as the epoch and
 * the links between customers stay, new ones come behind it. Columns of one name share their codes over all kinds of
 * facts, and so do all columns of agents, all of teams and all of people. A text may be here that no row has any more.
 */
public final class Dictionary {
    private final TextTable texts;
    private final int size;
    private final @Nullable Aliases aliases;

    /** Other texts that stand for one of the dictionary's. */
    static final class Aliases {
        private final Dictionary others;
        private final int[] codes;

        /** The code that each of the other texts, by its own code, stands for. */
        Aliases(Dictionary others, int[] codes) {
            this.others = others;
            this.codes = codes;
        }

        int codeOf(String text) {
            return codes[others.codeOf(text)];
        }

        /** The code of a text that an alias stands for; 0 when it is no alias. */
        int codeOf(byte[] utf8, int from, int length) {
            return codes[others.texts.find(utf8, from, length, others.size)];
        }

        long bytes() {
            return Arrays8.of(codes.length, Integer.BYTES);
        }
    }

    Dictionary(TextTable texts, int size, @Nullable Aliases aliases) {
        this.texts = texts;
        this.size = size;
        this.aliases = aliases;
    }

    /** How many texts there are; the highest code. */
    public int size() {
        return size;
    }

    /** The text of a code from 1 to {@link #size}. Of a person, the first of all customer ids by code points. */
    public String text(int code) {
        Objects.checkIndex(code - 1, size);
        return texts.text(code);
    }

    /** The code of a text, 0 when it has none. Of a person, the code of any of the customer ids. */
    public int codeOf(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int code = texts.find(utf8, 0, utf8.length, size);
        if (code != 0 || aliases == null) {
            return code;
        }
        return aliases.codeOf(text);
    }
}
