package dev.rapport.event;

import java.util.Comparator;

/**
 * Orders texts by their Unicode code points, which is the order of their UTF-8 bytes and so PostgreSQL's {@code COLLATE
 * "C"}. {@code String.compareTo} differs from it where surrogates are concerned.
 */
public enum CodePointOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean aIsSurrogate = Character.isSurrogate(a);
                boolean bIsSurrogate = Character.isSurrogate(b);
                return aIsSurrogate == bIsSurrogate ? Character.compare(a, b) : aIsSurrogate ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
