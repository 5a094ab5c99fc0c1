package dev.rapport.query.list;

import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a list looks like: as NDJSON and CSV its rows, as JSON a page of them.
 *
 * @param row one of its rows; their names are the header of CSV
 * @param page what stands above the rows, and the rows
 */
public record ListType(ObjectType row, ObjectType page) {

    /** A list that comes page by page. */
    static ListType paged(ObjectType row, Property... head) {
        return new ListType(
                row,
                page(
                        row.name() + "Page",
                        "One part of a list.",
                        Arrays.asList(head),
                        row,
                        "Pass it as cursor to get the next page; null on the last one."));
    }

    /** A list that comes whole, under a name of its own. */
    public static ListType whole(String name, String sentence, List<Property> head, ObjectType row) {
        return new ListType(row, page(name, sentence, head, row, "Always null: the list comes whole."));
    }

    private static ObjectType page(
            String name, String sentence, List<Property> head, ObjectType row, String cursorMeaning) {
        List<Property> properties = new ArrayList<>(head);
        properties.add(Property.objects("data", row));
        properties.add(Property.text("next_cursor").orNull().meaning(cursorMeaning));
        return new ObjectType(name, sentence, properties, false);
    }
}
