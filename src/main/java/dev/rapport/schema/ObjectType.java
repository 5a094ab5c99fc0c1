package dev.rapport.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * What an object on the wire looks like.
 *
 * @param name in the OpenAPI document
 * @param sentence what it is
 * @param properties its members, in order
 * @param open whether it may have others
 */
public record ObjectType(String name, String sentence, List<Property> properties, boolean open) {
    public ObjectType {
        properties = List.copyOf(properties);
    }

    /** An object with these members and no others. */
    public static ObjectType of(String name, String sentence, Property... properties) {
        return new ObjectType(name, sentence, List.of(properties), false);
    }

    /** The names of its members. */
    public List<String> names() {
        return properties.stream().map(Property::name).toList();
    }

    /** The same with other members behind those that are there. */
    public ObjectType and(Property... more) {
        List<Property> all = new ArrayList<>(properties);
        all.addAll(List.of(more));
        return new ObjectType(name, sentence, all, open);
    }
}
