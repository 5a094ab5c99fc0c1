package dev.rapport.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Random events for property tests, the same ones for the same seed on every JDK. They keep every rule of
 * {@link EventRules}, have distinct identities, and come in a random order of arrival. Among them is what a careful
 * producer would not send: events before the opening, equal times, voids that precede their target, voids of voids and
 * of nothing, interactions never opened, customers "0", an interaction and an order of one id.
 */
public final class RandomEvents {
    /** The earliest time of any event. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** No event is at or after it. */
    public static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

    private static final List<String> SOURCES = List.of("crm", "shop", "Zürich", "\uFF5Etelephony", "\uD83D\uDE00bot");
    private static final List<EventType> LIFE = List.of(
            EventType.INTERACTION_UPDATED,
            EventType.INTERACTION_REPLIED,
            EventType.INTERACTION_REPLIED,
            EventType.INTERACTION_REPLIED,
            EventType.INTERACTION_ASSIGNED,
            EventType.INTERACTION_TRANSFERRED,
            EventType.INTERACTION_ESCALATED,
            EventType.INTERACTION_PAUSED,
            EventType.INTERACTION_RESUMED,
            EventType.INTERACTION_RESOLVED,
            EventType.INTERACTION_RESOLVED,
            EventType.INTERACTION_REOPENED,
            EventType.INTERACTION_ABANDONED,
            EventType.SURVEY_SENT,
            EventType.SURVEY_ANSWERED,
            EventType.SURVEY_ANSWERED);

    private final Random random;
    private final RandomData data;
    private int lastId;

    private RandomEvents(long seed) {
        this.random = new Random(seed);
        this.data = new RandomData(random);
    }

    /** Events of many subjects and customers, in a random order of arrival. */
    public static List<SubmittedEvent> of(long seed, int subjects) {
        return new RandomEvents(seed).ofSubjects(subjects);
    }

    /** The same events, each subject's by itself, in the order of arrival. */
    public static Map<Subject, List<SubmittedEvent>> bySubject(Collection<SubmittedEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(SubmittedEvent::subject, LinkedHashMap::new, Collectors.toList()));
    }

    /** The same events in another order, about every third of them repeated. */
    public static List<SubmittedEvent> rearranged(Collection<SubmittedEvent> events, long seed) {
        Random random = new Random(seed);
        List<SubmittedEvent> arrived = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(3) == 0).forEach(arrived::add);
        Collections.shuffle(arrived, random);
        return arrived;
    }

    /** The same events split into batches of random sizes; none is empty. */
    public static List<List<SubmittedEvent>> batches(List<SubmittedEvent> events, long seed) {
        Random random = new Random(seed);
        List<List<SubmittedEvent>> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(7));
            batches.add(List.copyOf(events.subList(from, to)));
            from = to;
        }
        return batches;
    }

    /** An event that takes another one back. */
    public static SubmittedEvent voidOf(SubmittedEvent target, String id, Instant time) {
        return new SubmittedEvent(
                EventType.EVENT_VOIDED,
                new EventKey("auditor", id),
                target.subject(),
                time,
                FieldValues.builder().voids(target.key()).build());
    }

    private List<SubmittedEvent> ofSubjects(int subjects) {
        List<SubmittedEvent> events = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            lastId = 0;
            List<SubmittedEvent> ofOne =
                    switch (random.nextInt(8)) {
                        case 0 -> purchase(i);
                        case 1 -> survey(i);
                        case 2 -> merge(i);
                        case 3 -> anything(i);
                        default -> interaction(i);
                    };
            events.addAll(ofOne);
            events.addAll(voids(i, ofOne));
        }
        Collections.shuffle(events, random);
        return events;
    }

    private List<SubmittedEvent> interaction(int number) {
        Subject subject = new Subject("" + (1001 + number));
        Moments moments = new Moments();
        List<SubmittedEvent> events = new ArrayList<>();
        int openings = random.nextInt(10) == 0 ? 0 : random.nextInt(8) == 0 ? 2 : 1;
        for (int i = 0; i < openings; i++) {
            events.add(event(EventType.INTERACTION_OPENED, subject, moments.early()));
        }
        int more = random.nextInt(14);
        for (int i = 0; i < more; i++) {
            events.add(event(LIFE.get(random.nextInt(LIFE.size())), subject, moments.any()));
        }
        if (random.nextInt(15) == 0) {
            events.add(event(EventType.INTERACTION_DISCARDED, subject, moments.any()));
        }
        if (random.nextInt(12) == 0) {
            events.add(event(EventType.PURCHASE_COMPLETED, subject, moments.any()));
        }
        return events;
    }

    private List<SubmittedEvent> purchase(int number) {
        Subject subject = new Subject((random.nextBoolean() ? "order-" : "") + (1001 + number));
        Moments moments = new Moments();
        List<SubmittedEvent> events = new ArrayList<>();
        int completions = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < completions; i++) {
            events.add(event(EventType.PURCHASE_COMPLETED, subject, moments.early()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            events.add(event(EventType.PURCHASE_REFUNDED, subject, moments.any()));
        }
        if (random.nextInt(6) == 0) {
            events.add(event(EventType.PURCHASE_CANCELLED, subject, moments.any()));
        }
        return events;
    }

    private List<SubmittedEvent> survey(int number) {
        Subject subject = Subject.ofResponse("r" + number);
        Moments moments = new Moments();
        List<SubmittedEvent> events = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            EventType type = random.nextInt(4) == 0 ? EventType.SURVEY_SENT : EventType.SURVEY_ANSWERED;
            events.add(event(type, subject, moments.any()));
        }
        return events;
    }

    private List<SubmittedEvent> merge(int number) {
        String from = data.identifiedCustomer();
        FieldValues values = FieldValues.builder()
                .text(Field.FROM, from)
                .text(Field.INTO, data.otherCustomerThan(from))
                .build();
        return List.of(new SubmittedEvent(
                EventType.CUSTOMER_MERGED,
                new EventKey("crm", "m" + number),
                Subject.ofCustomer(from),
                new Moments().any(),
                values));
    }

    /** Events of any type but the merge, which has a subject of its own, and the void, which needs a target. */
    private List<SubmittedEvent> anything(int number) {
        Subject subject = new Subject("\uD83D\uDECD" + number);
        Moments moments = new Moments();
        List<EventType> types = Stream.of(EventType.values())
                .filter(type -> type != EventType.CUSTOMER_MERGED && type != EventType.EVENT_VOIDED)
                .toList();
        List<SubmittedEvent> events = new ArrayList<>();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            events.add(event(types.get(random.nextInt(types.size())), subject, moments.any()));
        }
        return events;
    }

    private List<SubmittedEvent> voids(int number, List<SubmittedEvent> events) {
        List<SubmittedEvent> targets = new ArrayList<>(events);
        List<SubmittedEvent> voids = new ArrayList<>();
        while (!targets.isEmpty() && random.nextInt(3) == 0) {
            SubmittedEvent target = targets.get(random.nextInt(targets.size()));
            SubmittedEvent taken = voidOf(
                    target, "v" + number + "-" + ++lastId, target.time().plusSeconds(random.nextInt(7200) - 3600));
            voids.add(taken);
            targets.add(taken);
        }
        if (!events.isEmpty() && random.nextInt(20) == 0) {
            SubmittedEvent absent = withId("absent" + number, events.get(0));
            voids.add(voidOf(absent, "n" + number, absent.time()));
        }
        return voids;
    }

    private SubmittedEvent event(EventType type, Subject subject, Instant time) {
        return new SubmittedEvent(type, key(), subject, time, data.of(type));
    }

    private static SubmittedEvent withId(String id, SubmittedEvent event) {
        return new SubmittedEvent(
                event.type(), new EventKey(event.key().source(), id), event.subject(), event.time(), event.data());
    }

    private EventKey key() {
        return new EventKey(SOURCES.get(random.nextInt(SOURCES.size())), "e" + ++lastId);
    }

    /** The times of one subject: of one grain and close together, so that many are equal. */
    private final class Moments {
        private static final Duration MARGIN = Duration.ofDays(2);

        private final Duration grain = List.of(
                        Duration.ofMinutes(1), Duration.ofHours(5), Duration.ofMillis(61_007), Duration.ofNanos(1000))
                .get(random.nextInt(4));
        private final Instant start = START.plus(MARGIN).plusSeconds(random.nextInt((int)
                Duration.between(START, END).minus(MARGIN.multipliedBy(4)).toSeconds()));

        private Instant early() {
            return start.plus(grain.multipliedBy(2 + random.nextInt(2)));
        }

        private Instant any() {
            return start.plus(grain.multipliedBy(random.nextInt(24)));
        }
    }
}
