package dev.rapport.demo.story;

/** What the company sells, where, to whom, and what people ask about. */
final class Assortment {
    static final String SWISS_LOCATION = "Zürich";

    static final Choice<String> LOCATIONS = new Choice<String>()
            .of("Berlin", 30)
            .of("Hamburg", 22)
            .of("München", 20)
            .of("Köln", 16)
            .of(SWISS_LOCATION, 12);
    static final Choice<String> PLANS =
            new Choice<String>().of("basic", 60).of("pro", 30).of("enterprise", 10);
    static final Choice<String> SEGMENTS =
            new Choice<String>().of("consumer", 72).of("small_business", 22).of("corporate", 6);
    static final Choice<String> PRODUCTS = new Choice<String>()
            .of("thermostat", 30)
            .of(Incident.PRODUCT, 22)
            .of("camera", 20)
            .of("doorbell", 16)
            .of("sensor_set", 12);
    static final Choice<String> TOPICS = new Choice<String>()
            .of("delivery", 24)
            .of("installation", 17)
            .of(Incident.TOPIC, 17)
            .of("billing", 14)
            .of("returns", 11)
            .of("product_question", 11)
            .of("account", 6);
    static final Choice<String> PRIORITIES =
            new Choice<String>().of("normal", 66).of("low", 18).of("high", 13).of("urgent", 3);
    static final Choice<String> NEW_CUSTOMER_SOURCES = new Choice<String>()
            .of("search", 38)
            .of("recommendation", 27)
            .of("advertising", 22)
            .of("marketplace", 13);
    static final Choice<String> TAGS =
            new Choice<String>().of("complaint", 40).of("warranty", 35).of("feature-request", 25);
    static final Choice<Channel> CHANNELS = new Choice<Channel>()
            .of(Channel.PHONE, 28)
            .of(Channel.CHAT, 22)
            .of(Channel.EMAIL, 22)
            .of(Channel.IN_STORE, 9)
            .of(Channel.SELF_SERVICE, 8)
            .of(Channel.BOT, 6)
            .of(Channel.SOCIAL, 5);

    private Assortment() {}

    /** What a product costs in euros, half of the time more, half of the time less. */
    static double price(String product, String plan) {
        double list =
                switch (product) {
                    case "thermostat" -> 79;
                    case "camera" -> 129;
                    case "doorbell" -> 149;
                    case "sensor_set" -> 49;
                    default -> 99;
                };
        return switch (plan) {
            case "enterprise" -> list * 4;
            case "pro" -> list * 1.6;
            default -> list;
        };
    }
}
