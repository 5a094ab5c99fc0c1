package dev.rapport.query;

import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.Direction;
import dev.rapport.fact.InteractionFact;
import dev.rapport.query.OracleFacts.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What interactions are to first contact resolution and to first response time, by the contract's words. */
final class OracleContacts {
    private final OracleFacts facts;
    private final Instant asOf;

    OracleContacts(OracleFacts facts, Instant asOf) {
        this.facts = facts;
        this.asOf = asOf;
    }

    private Stream<Contact> inbound() {
        return facts.interactions().stream()
                .filter(contact -> contact.fact().counts() && contact.fact().direction() == Direction.INBOUND);
    }

    private static Instant opened(Contact contact) {
        return Objects.requireNonNull(contact.fact().openedAt());
    }

    /** A contact's classification for first contact resolution. */
    List<OracleItem> firstContacts(int windowDays, boolean transfersFail, boolean net) {
        Map<String, List<Contact>> threads = new HashMap<>();
        inbound()
                .filter(contact -> !person(contact).isEmpty())
                .sorted(Comparator.comparing(OracleContacts::opened)
                        .thenComparing(Contact::id, dev.rapport.event.CodePointOrder.INSTANCE))
                .forEach(contact -> threads.computeIfAbsent(thread(contact), any -> new java.util.ArrayList<>())
                        .add(contact));
        Duration window = Duration.ofDays(windowDays);
        return inbound()
                .map(contact -> {
                    InteractionFact fact = contact.fact();
                    Attribution credited =
                            fact.resolution().count() > 0 ? fact.resolution().firstBy() : fact.current();
                    String kind = person(contact).isEmpty()
                            ? "unidentified"
                            : firstContact(
                                    contact,
                                    Objects.requireNonNull(threads.get(thread(contact))),
                                    window,
                                    transfersFail,
                                    net);
                    return item(contact, credited, kind, 0);
                })
                .toList();
    }

    private String person(Contact contact) {
        return facts.person(contact.fact().customerId());
    }

    private String thread(Contact contact) {
        InteractionFact fact = contact.fact();
        String issue = fact.issueId() != null
                ? "issue " + fact.issueId()
                : fact.topic() != null ? "topic " + fact.topic() : "none";
        return person(contact) + " " + issue;
    }

    private String firstContact(
            Contact contact, List<Contact> thread, Duration window, boolean transfersFail, boolean net) {
        InteractionFact fact = contact.fact();
        Instant opened = opened(contact);
        Instant end = opened.plus(window);
        int place = thread.indexOf(contact);
        if (thread.subList(0, place).stream().anyMatch(other -> opened(other).isAfter(opened.minus(window)))) {
            return "follow_up";
        }
        if (isBefore(fact.abandonedAt(), end)) {
            return "abandoned";
        }
        if (net
                && !fact.resolution().resolvableAtFirstLine()
                && isBefore(fact.resolution().firstAt(), end)) {
            return "not_resolvable_at_first_line";
        }
        if (end.isAfter(asOf)) {
            return "pending";
        }
        if (thread.subList(place + 1, thread.size()).stream()
                .anyMatch(other -> opened(other).isBefore(end))) {
            return "repeat_contact";
        }
        if (isBefore(fact.reopens().firstAt(), end)) {
            return "reopened";
        }
        if (isBefore(fact.escalations().firstAt(), end)) {
            return "escalated";
        }
        if (transfersFail && isBefore(fact.transfers().firstAt(), end)) {
            return "transferred";
        }
        return isBefore(fact.resolution().firstAt(), end) ? "resolved" : "unresolved";
    }

    private static boolean isBefore(@Nullable Instant at, Instant end) {
        return at != null && at.isBefore(end);
    }

    /** An interaction's classification for first response time. */
    List<OracleItem> waits(boolean fromHandover) {
        return inbound().map(contact -> wait(contact, fromHandover)).toList();
    }

    private OracleItem wait(Contact contact, boolean fromHandover) {
        InteractionFact fact = contact.fact();
        InteractionFact.Handover handover = fromHandover ? fact.handover() : null;
        InteractionFact.Reply reply = handover == null ? fact.firstReply() : handover.firstReply();
        Attribution credited = reply == null ? fact.current() : reply.by();
        if (fromHandover && fact.botReplied() && handover == null) {
            return item(contact, credited, "never_handed_over", 0);
        }
        Instant start = handover == null ? opened(contact) : handover.at();
        if (reply != null) {
            return item(contact, credited, "answered", micros(start, reply.at()));
        }
        // The wait goes on until the contact, open when it began or opened again afterwards, is over.
        InteractionFact.Interval last =
                fact.openIntervals().get(fact.openIntervals().size() - 1);
        InteractionFact.Interval waiting = last;
        for (InteractionFact.Interval interval : fact.openIntervals()) {
            Instant end = interval.to();
            if (end == null || !end.isBefore(start)) {
                waiting = interval;
                break;
            }
        }
        Instant over = waiting.to();
        if (over == null) {
            return item(contact, credited, "open", micros(start, asOf));
        }
        boolean left = over.equals(fact.abandonedAt())
                || (waiting.equals(last) && fact.state() == InteractionFact.State.ABANDONED);
        return item(contact, credited, left ? "abandoned" : "resolved_without_reply", micros(start, over));
    }

    private static long micros(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.isNegative() ? 0 : duration.toNanos() / 1000;
    }

    private OracleItem item(Contact contact, Attribution credited, String kind, long number) {
        InteractionFact fact = contact.fact();
        Map<String, String> dimensions = new HashMap<>();
        put(dimensions, "channel", fact.channel());
        put(dimensions, "direction", fact.direction().name().toLowerCase(Locale.ROOT));
        put(dimensions, "topic", fact.topic());
        put(dimensions, "issue_id", fact.issueId());
        put(dimensions, "priority", fact.priority());
        put(dimensions, "location", fact.location());
        put(dimensions, "product", fact.product());
        put(dimensions, "team", credited.team());
        put(dimensions, "agent", credited.agent());
        fact.attributes().forEach((name, value) -> put(dimensions, "attributes." + name, value));
        return new OracleItem(opened(contact), dimensions, kind, person(contact), number, "");
    }

    static void put(Map<String, String> dimensions, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            dimensions.put(name, value);
        }
    }
}
