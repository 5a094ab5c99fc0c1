package dev.rapport.query.list;

import static dev.rapport.schema.Property.anyObject;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.texts;
import static dev.rapport.schema.Property.time;

import dev.rapport.schema.Property;
import java.util.List;

/** What lists of different facts have in common. */
final class FactProperties {
    static final Property CHANNEL = text("channel").orNull().example("chat");
    static final Property TOPIC = text("topic").orNull().example("billing");
    static final Property PRIORITY = text("priority").orNull().example("high");
    static final Property TEAM = text("team").orNull().example("Service Desk");
    static final Property AGENT = text("agent").orNull().example("ada");
    static final Property LOCATION = text("location").orNull().example("Berlin");
    static final Property PRODUCT = text("product").orNull().example("router");
    static final Property CUSTOMER_ID =
            text("customer_id").orNull().meaning("As sent.").example("zendesk:7881");
    static final Property ATTRIBUTES = anyObject("attributes").meaning("What the sender added, by name.");
    static final Property FLAGS =
            texts("flags").meaning("What was odd about its events.").example(List.of("reopened_without_resolution"));
    static final Property EVENT_TIME = time("time").meaning("When it happened.");

    private FactProperties() {}
}
