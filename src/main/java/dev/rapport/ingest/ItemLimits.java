package dev.rapport.ingest;

/**
 * How large the parts of one item may be, so that what a stranger sends can fill neither the memory nor the answer.
 *
 * @param nesting levels of objects and lists in JSON
 * @param textLength characters of any text in JSON, before the field's own limit is asked
 * @param numberLength characters of a number in JSON
 * @param nameLength characters of a name in JSON
 * @param attributes entries of {@code attributes}
 * @param tags entries of {@code tags}
 * @param extensions extension attributes of CloudEvents
 * @param extensionLength characters of the value of one of them
 * @param violations sentences about one item; the others are counted
 */
public record ItemLimits(
        int nesting,
        int textLength,
        int numberLength,
        int nameLength,
        int attributes,
        int tags,
        int extensions,
        int extensionLength,
        int violations) {

    /** The limits of this service: nobody needs others, so they are no settings. */
    public static final ItemLimits STANDARD = new ItemLimits(32, 1 << 20, 200, 1_000, 50, 50, 50, 2_000, 32);
}
