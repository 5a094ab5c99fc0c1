package dev.rapport.demo.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.demo.story.ToldStory.Share;
import dev.rapport.event.EventRules;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.InteractionFact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoStoryTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final DemoStory STORY = new DemoStory(2026, LocalDate.of(2025, 11, 22), ZONE);
    private static final Instant FIRST_SALE = day(LocalDate.of(2024, 11, 22));
    private static final Instant BEGIN = day(LocalDate.of(2025, 11, 22));
    private static final Instant END = Instant.parse("2026-11-22T08:30:00Z");
    private static final ToldStory YEAR = new ToldStory(STORY, END);

    @Test
    void aStoryIsTheSameToTheLastDigitOnEveryMachine() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (SubmittedEvent event : YEAR.events()) {
            digest.update("SubmittedEvent[type=%s, key=%s, subject=%s, time=%s, data=%s]"
                    .formatted(event.type(), event.key(), event.subject(), event.time(), event.data())
                    .getBytes(StandardCharsets.UTF_8));
        }

        assertThat(HexFormat.of().formatHex(digest.digest(), 0, 8)).isEqualTo("f262e56f787dc414");
    }

    @Test
    void anotherSeedIsAnotherStory() {
        DemoStory other = new DemoStory(2027, STORY.from(), ZONE);

        assertThat(other.eventsBefore(END).next())
                .isNotEqualTo(STORY.eventsBefore(END).next());
    }

    @Test
    void aLaterEndOnlyAdds() {
        Instant earlier = Instant.parse("2026-03-05T10:11:12Z");

        Iterator<SubmittedEvent> early = STORY.eventsBefore(earlier);
        Iterator<SubmittedEvent> late = STORY.eventsBefore(END);

        while (early.hasNext()) {
            assertThat(late.next()).isEqualTo(early.next());
        }
        assertThat(late.next().time()).isAfterOrEqualTo(earlier);
    }

    @Test
    void eventsComeInOrderOfTimeFromTheFirstSaleUntilTheEnd() {
        List<Instant> times = YEAR.events().stream().map(SubmittedEvent::time).toList();

        assertThat(times).isSorted();
        assertThat(times.get(0)).isBetween(FIRST_SALE, FIRST_SALE.plus(Duration.ofHours(12)));
        assertThat(times.get(times.size() - 1)).isBetween(END.minus(Duration.ofMinutes(30)), END.minusMillis(1));
    }

    @Test
    void everyEventKeepsTheRulesAndHasAnIdentityOfItsOwn() {
        record Identity(Subject subject, String source, String id) {}
        Set<Identity> identities = new HashSet<>();

        for (SubmittedEvent event : YEAR.events()) {
            assertThat(EventRules.check(event.type(), event.data()))
                    .as("%s", event)
                    .isEmpty();
            assertThat(identities.add(new Identity(
                            event.subject(), event.key().source(), event.key().id())))
                    .as("first use of %s", event)
                    .isTrue();
        }
    }

    @Test
    void noFactIsOddOrIncomplete() {
        assertThat(YEAR.facts()).allSatisfy(subject -> {
            assertThat(subject.interaction().map(InteractionFact::flags).orElse(Set.of()))
                    .isEmpty();
            assertThat(subject.interaction()
                            .map(contact -> contact.openedAt() == null)
                            .orElse(false))
                    .isFalse();
            assertThat(subject.purchase().map(purchase -> purchase.flags()).orElse(Set.of()))
                    .isEmpty();
        });
    }

    @Test
    void everyTypeOfEventHappens() {
        assertThat(YEAR.counts().keySet()).containsExactly(EventType.values());
        assertThat(YEAR.counts())
                .hasToString(
                        "{INTERACTION_OPENED=30927, INTERACTION_UPDATED=2115, INTERACTION_REPLIED=63517, INTERACTION_ASSIGNED=25730, "
                                + "INTERACTION_TRANSFERRED=1565, INTERACTION_ESCALATED=1153, INTERACTION_PAUSED=3417, "
                                + "INTERACTION_RESUMED=3270, INTERACTION_RESOLVED=30457, INTERACTION_REOPENED=1145, "
                                + "INTERACTION_ABANDONED=1032, INTERACTION_DISCARDED=428, SURVEY_SENT=36365, SURVEY_ANSWERED=11995, "
                                + "PURCHASE_COMPLETED=22418, PURCHASE_CANCELLED=605, PURCHASE_REFUNDED=1182, CUSTOMER_MERGED=87, "
                                + "EVENT_VOIDED=132}");
    }

    @Test
    void everyDimensionHasSeveralValues() {
        assertThat(valuesOf(InteractionFact::channel))
                .containsExactlyInAnyOrder("phone", "chat", "email", "social", "in_store", "self_service", "bot");
        assertThat(valuesOf(contact -> contact.current().team())).hasSize(5);
        assertThat(valuesOf(contact -> contact.current().agent())).hasSize(30);
        assertThat(valuesOf(InteractionFact::topic)).hasSize(7);
        assertThat(valuesOf(InteractionFact::priority)).hasSize(4);
        assertThat(valuesOf(InteractionFact::location)).hasSize(5);
        assertThat(valuesOf(InteractionFact::product)).hasSize(5);
        assertThat(valuesOf(contact -> contact.attributes().get("plan"))).hasSize(3);
        assertThat(valuesOf(contact -> contact.attributes().get("segment"))).hasSize(3);
        assertThat(YEAR.purchases().map(purchase -> purchase.currency()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("EUR", "CHF");
    }

    private static Set<String> valuesOf(Function<InteractionFact, @Nullable String> dimension) {
        return YEAR.contacts()
                .flatMap(contact -> Stream.ofNullable(dimension.apply(contact)))
                .collect(Collectors.toSet());
    }

    @Test
    void theYearHasPlausibleLevels() {
        assertThat(YEAR.satisfied(BEGIN, END)).as("csat 0.870").isEqualTo(new Share(3204, 3684));
        assertThat(YEAR.recommendations(BEGIN, END)).as("nps +33").containsExactly(2420L, 1967L, 728L);
        assertThat(ToldStory.share(
                        List.copyOf(YEAR.purchasesOfCustomers().values()), purchases -> purchases.size() > 1))
                .as("repeat purchase rate 0.531")
                .isEqualTo(new Share(4915, 9262));
        assertThat(YEAR.medianFirstResponse("phone", BEGIN, END)).hasSeconds(29);
        assertThat(YEAR.medianFirstResponse("in_store", BEGIN, END)).hasSeconds(23);
        assertThat(YEAR.medianFirstResponse("chat", BEGIN, END)).hasSeconds(38);
        assertThat(YEAR.medianFirstResponse("social", BEGIN, END)).hasSeconds(12_944);
        assertThat(YEAR.medianFirstResponse("email", BEGIN, END)).hasSeconds(47_690);
    }

    @Test
    void inDecemberThereIsMostToDo() {
        assertThat(YEAR.contacts(day(LocalDate.of(2025, 12, 1)), day(LocalDate.of(2026, 1, 1))))
                .hasSizeGreaterThan(3000);
        assertThat(YEAR.contacts(day(LocalDate.of(2026, 7, 1)), day(LocalDate.of(2026, 8, 1))))
                .hasSizeLessThan(2500);
    }

    @Test
    void inTheIncidentWeekMoreCallAndWaitLongerAndAreLessSatisfied() {
        Instant monday = day(STORY.incidentMonday());
        Instant nextMonday = day(STORY.incidentMonday().plusWeeks(1));
        Instant before = day(STORY.incidentMonday().minusWeeks(4));

        assertThat(STORY.incidentMonday()).isEqualTo("2026-09-07");
        assertThat(YEAR.contacts(monday, nextMonday).count())
                .isGreaterThan(2 * YEAR.contacts(before, monday).count() / 4);
        assertThat(YEAR.medianFirstResponse("phone", before, monday)).isLessThan(Duration.ofSeconds(45));
        assertThat(YEAR.medianFirstResponse("phone", monday, nextMonday)).isGreaterThan(Duration.ofSeconds(100));
        assertThat(YEAR.satisfied(before, monday).value()).isGreaterThan(0.8);
        assertThat(YEAR.satisfied(monday, nextMonday).value()).isLessThan(0.6);
        List<Long> month = YEAR.recommendations(monday, monday.plus(Duration.ofDays(28)));
        assertThat(month.get(0) - month.get(2)).isNegative();
    }

    @Test
    void whoIsSatisfiedBuysAgainMoreOften() {
        Instant mature = END.minus(Duration.ofDays(90));

        assertThat(YEAR.boughtAfter(true, Duration.ofDays(90), BEGIN, mature)).isEqualTo(new Share(979, 2044));
        assertThat(YEAR.boughtAfter(false, Duration.ofDays(90), BEGIN, mature)).isEqualTo(new Share(91, 262));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-15", "2026-09-20"})
    void whoIsSatisfiedBuysAgainMoreOftenOnWhicheverDayTheStoryBegins(LocalDate from) {
        Instant end = day(from.plusYears(1));
        Instant mature = end.minus(Duration.ofDays(90));
        ToldStory told = new ToldStory(new DemoStory(2026, from, ZONE), end);

        double satisfied =
                told.boughtAfter(true, Duration.ofDays(90), day(from), mature).value();
        double others =
                told.boughtAfter(false, Duration.ofDays(90), day(from), mature).value();

        assertThat(satisfied - others).isGreaterThan(0.05);
    }

    @Test
    void whoRecommendsOrWarnsSaysWhy() {
        List<String> comments = YEAR.events().stream()
                .filter(event -> event.type() == EventType.SURVEY_ANSWERED
                        && "nps".equals(event.data().text(Field.KIND)))
                .flatMap(event -> Stream.ofNullable(event.data().text(Field.COMMENT)))
                .toList();

        assertThat(comments).hasSizeGreaterThan(1500).noneMatch(comment -> comment.contains("%"));
        assertThat(Set.copyOf(comments)).hasSizeGreaterThan(50);
    }

    @Test
    void beforeTheServiceKeptRecordsOnlySalesAreTold() {
        assertThat(YEAR.events().stream().filter(event -> event.time().isBefore(BEGIN)))
                .hasSizeGreaterThan(5000)
                .allMatch(event -> event.subject().value().startsWith("O-"));
    }

    @Test
    void notEverythingEndsWell() {
        assertThat(YEAR.contacts().filter(contact -> contact.reopens().count() > 0))
                .hasSizeGreaterThan(500);
        assertThat(YEAR.contacts().filter(contact -> contact.transfers().count() > 0))
                .hasSizeGreaterThan(1000);
        assertThat(YEAR.contacts().filter(contact -> contact.abandonedAt() != null))
                .hasSizeGreaterThan(1000);
        assertThat(YEAR.contacts().filter(contact -> contact.handover() != null))
                .hasSizeGreaterThan(4000);
        assertThat(YEAR.contacts().filter(contact -> contact.customerId() == null))
                .hasSizeGreaterThan(2000);
        assertThat(YEAR.contacts()
                        .filter(contact -> contact.abandonedAt() == null)
                        .filter(contact -> isOpenAfter(contact, Duration.ofDays(10))))
                .as("not resolved for ten days")
                .hasSizeGreaterThan(300);
        assertThat(YEAR.contacts()
                        .filter(contact -> contact.abandonedAt() == null)
                        .filter(contact -> isOpenAfter(contact, Duration.ofDays(60))))
                .as("forgotten")
                .hasSizeBetween(50, 200);
        assertThat(YEAR.events().stream()
                        .filter(event -> event.type() == EventType.INTERACTION_OPENED
                                && "0".equals(event.data().text(Field.CUSTOMER_ID))))
                .as("customer 0")
                .hasSizeGreaterThan(500);
    }

    private static boolean isOpenAfter(InteractionFact contact, Duration time) {
        Instant then = requireNonNull(contact.openedAt()).plus(time);
        Instant resolved = contact.resolution().firstAt();
        return then.isBefore(END) && (resolved == null || resolved.isAfter(then));
    }

    private static Instant day(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
