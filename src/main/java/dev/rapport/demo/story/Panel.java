package dev.rapport.demo.story;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Customers are asked once a quarter, each on a day of its own, whether they would recommend the company. */
final class Panel {
    private static final int QUARTER = 91;
    private static final Duration LONG_GONE = Duration.ofDays(120);
    private static final double TALK = 1.4;
    private static final double COMMENTED = 0.4;
    private static final double[] THRESHOLDS = {-2.6, -2.2, -1.8, -1.4, -1, -0.3, 0.4, 0.95, 1.58, 2.4};

    private final World world;
    private final Dice dice;
    private final Population population;
    private final Comments comments;

    Panel(World world, Population population) {
        this.world = world;
        this.dice = world.dice();
        this.population = population;
        this.comments = new Comments(dice);
    }

    /** Asks those whose day it is and who are not long gone. */
    void ask(LocalDate day) {
        Instant goneBefore = world.startOf(day).minus(LONG_GONE);
        for (Customer customer : population.all()) {
            if ((day.toEpochDay() + customer.number() * 31L) % QUARTER == 0
                    && customer.lastSeen().isAfter(goneBefore)) {
                world.agenda()
                        .plan(world.at(day, 9 * 3600 + dice.below(7200)), moment -> invite(customer, day, moment));
            }
        }
    }

    private void invite(Customer customer, LocalDate day, Instant at) {
        String response = "nps-" + day + "-" + customer.number();
        Report report = world.report(Subject.ofResponse(response).value());
        FieldValues.Builder values = FieldValues.builder()
                .text(Field.RESPONSE_ID, response)
                .text(Field.SURVEY, "relationship")
                .text(Field.KIND, "nps")
                .text(Field.CUSTOMER_ID, customer.id())
                .text(Field.CHANNEL, Channel.EMAIL.wireName())
                .text(Field.LOCATION, customer.location())
                .attributes(customer.attributes());
        report.tell(EventType.SURVEY_SENT, at, values.build());
        if (!dice.chance(0.38)) {
            return;
        }
        world.agenda().plan(at.plusSeconds(60 + Math.round(dice.around(30_000, 1.1))), moment -> {
            if (dice.chance(0.04)) {
                values.text(Field.STATUS, "dismissed");
            } else {
                double talk = world.talkAt(moment);
                int score = score(customer.mood() - TALK * talk + 0.9 * dice.normal());
                values.decimal(Field.SCORE, BigDecimal.valueOf(score));
                if (dice.chance(COMMENTED)) {
                    values.text(Field.COMMENT, comments.onCompany(score, talk));
                }
            }
            report.tell(EventType.SURVEY_ANSWERED, moment, values.build());
        });
    }

    private static int score(double opinion) {
        int score = 0;
        for (double threshold : THRESHOLDS) {
            score += opinion > threshold ? 1 : 0;
        }
        return score;
    }
}
