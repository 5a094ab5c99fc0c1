package dev.rapport.demo.story;

/** The teams, each with how many agents it has. */
enum Team {
    SERVICE_DESK("Service Desk", 8),
    DIGITAL("Digital", 7),
    BACK_OFFICE("Back Office", 6),
    TECHNICAL_SUPPORT("Technical Support", 4),
    STORES("Stores", 5);

    private final String title;
    private final int size;

    Team(String title, int size) {
        this.title = title;
        this.size = size;
    }

    String title() {
        return title;
    }

    int size() {
        return size;
    }

    /** The team that takes the contacts of a channel. */
    static Team of(Channel channel) {
        return switch (channel) {
            case PHONE -> SERVICE_DESK;
            case CHAT, SOCIAL, SELF_SERVICE, BOT -> DIGITAL;
            case EMAIL -> BACK_OFFICE;
            case IN_STORE -> STORES;
        };
    }
}
