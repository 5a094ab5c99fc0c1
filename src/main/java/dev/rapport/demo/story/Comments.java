package dev.rapport.demo.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people write beside a score: it says why, of which device or matter, and in the tone of the score. */
final class Comments {
    private static final double HAPPY = 1.2;
    private static final double UNHAPPY = 0.4;
    private static final int PROMOTER = 9;
    private static final int PASSIVE = 7;

    private static final List<String> PRAISE_OF_SERVICE = List.of(
            "Quick and friendly, thank you!",
            "My question about the %s was settled at once.",
            "Very competent advice about the %s.",
            "Somebody called me back within the hour, my %s works again.",
            "Great service, I will come back.",
            "I expected a long wait and was done in five minutes.");
    private static final List<String> COMPLAINTS_OF_SERVICE = List.of(
            "I had to explain everything about my %s twice.",
            "Nobody could tell me when my %s will work again.",
            "Waited far too long.",
            "The problem with the %s is still there.",
            "I was passed on three times because of my %s.",
            "Friendly, but it did not help.");
    private static final List<String> PROMOTERS = List.of(
            "The %s just works, and when I had a question it was answered at once.",
            "Already recommended the %s to two neighbours.",
            "Set up in ten minutes. Best purchase of the year.",
            "Good products, and real people who answer the phone.",
            "The %s saves us money every month.",
            "Had one problem with the %s, and it was replaced without any fuss.");
    private static final List<String> PASSIVES = List.of(
            "The %s is fine, but the app could be simpler.",
            "Good quality, a bit expensive.",
            "Works well so far. Let's see how long the %s lasts.",
            "Delivery took longer than promised, otherwise all right.",
            "I would like the %s to work with devices of other makers.",
            "Decent. The manual of the %s could be better.");
    private static final List<String> DETRACTORS = List.of(
            "The %s loses its connection every few days.",
            "Nobody answers my e-mails.",
            "Too expensive for what the %s can do.",
            "I had to call four times before somebody helped with the %s.",
            "My %s broke shortly after the warranty ended.",
            "The app logs me out all the time.");
    private static final List<String> ABOUT_THE_INCIDENT = List.of(
            "Since the update my hub is dead.",
            "The whole house was dark for two days because of your update.",
            "An update that breaks everything, and then nobody to reach.",
            "After the business with the firmware I would not buy here again.");

    private final Dice dice;

    Comments(Dice dice) {
        this.dice = dice;
    }

    /** On a contact; null where nothing stands out that would be worth writing. */
    @Nullable String onContact(Cause cause, double felt) {
        if (felt > HAPPY) {
            return about(dice.pick(PRAISE_OF_SERVICE), cause.product());
        }
        return felt < UNHAPPY ? about(dice.pick(COMPLAINTS_OF_SERVICE), cause.product()) : null;
    }

    /**
     * On the company as a whole.
     *
     * @param score 0 to 10
     * @param talk how much people talk of the incident, see {@link Incident#talk}
     */
    String onCompany(int score, double talk) {
        if (score < PASSIVE && dice.chance(talk)) {
            return dice.pick(ABOUT_THE_INCIDENT);
        }
        List<String> tone = score >= PROMOTER ? PROMOTERS : score >= PASSIVE ? PASSIVES : DETRACTORS;
        return about(dice.pick(tone), Assortment.PRODUCTS.pick(dice));
    }

    private static String about(String text, String product) {
        return text.replace("%s", product.replace('_', ' '));
    }
}
