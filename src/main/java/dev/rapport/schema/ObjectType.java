package dev.rapport.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * What an object on the wire looks like.
 *
 * @param name in the OpenAPI document
 * @param sentence what it is
 * @param properties its members, in order
 * @param others whether it may have others
 */
public record ObjectType(String name, String sentence, List<Property> properties, Others others) {
    /** What an object says of members that are not declared. */
    public enum Others {
        /** There may be some, and they mean something. */
        WELCOME,
        /** There are none today. */
        UNSAID,
        /** They are refused. */
        REFUSED
    }

    public ObjectType {
        properties = List.copyOf(properties);
    }

    public ObjectType(String name, String sentence, List<Property> properties, boolean open) {
        this(name, sentence, properties, open ? Others.WELCOME : Others.UNSAID);
    }

    /** Whether it may have others that mean something. */
    public boolean open() {
        return others == Others.WELCOME;
    }

    /** The same, and whatever else it has is refused. */
    public ObjectType closed() {
        return new ObjectType(name, sentence, properties, Others.REFUSED);
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
        return new ObjectType(name, sentence, all, others);
    }
}
