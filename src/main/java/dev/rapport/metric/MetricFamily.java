package dev.rapport.metric;

/** What metrics are about. */
public enum MetricFamily {
    /** Whether customers are content and recommend. */
    SATISFACTION("Satisfaction"),
    /** How quickly they get an answer. */
    SPEED("Speed"),
    /** Whether their issues are solved. */
    RESOLUTION("Resolution"),
    /** How much there is to do. */
    LOAD("Load"),
    /** Whether they come back. */
    LOYALTY("Loyalty");

    private final String label;

    MetricFamily(String label) {
        this.label = label;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }
}
