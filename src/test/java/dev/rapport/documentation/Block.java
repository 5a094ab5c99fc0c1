package dev.rapport.documentation;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page the page as it is called from the root of the project
 * @param line the line of its fence, from 1
 * @param language what stands behind the fence, empty if nothing does
 * @param text its lines, each with its end
 * @param marks the comments right before it, without their brackets
 * @param follows whether nothing but empty lines and comments stands between it and the block before
 */
record Block(String page, int line, String language, String text, List<String> marks, boolean follows) {
    Block {
        marks = List.copyOf(marks);
    }

    /** Where it stands, as editors understand it. */
    String place() {
        return page + ":" + line;
    }
}
