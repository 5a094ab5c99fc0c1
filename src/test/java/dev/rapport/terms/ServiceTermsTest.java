package dev.rapport.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.OpeningInterval;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ServiceTermsTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant SAID = Instant.parse("2026-06-01T00:00:00Z");
    private static final OpeningFeatures CHAT = new OpeningFeatures("chat", "high", "desk", null, null);

    private final List<SettingVersion<ServicePolicy>> policies = new ArrayList<>();
    private final List<SettingVersion<NamedCalendar>> calendars = new ArrayList<>();
    private final List<SettingVersion<DefaultCalendar>> defaults = new ArrayList<>();
    private final List<SettingVersion<CostTable>> costs = new ArrayList<>();
    private final List<SettingVersion<MetricDefaults>> metricDefaults = new ArrayList<>();
    private long lastId = 100;

    private ServiceTerms terms() {
        return new ServiceTerms(new ServiceTerms.Histories(
                new SettingHistory<>(policies),
                new SettingHistory<>(calendars),
                new SettingHistory<>(defaults),
                new SettingHistory<>(costs),
                new SettingHistory<>(List.of()),
                new SettingHistory<>(metricDefaults)));
    }

    private <T> SettingVersion<T> version(long setting, Instant validFrom, T value) {
        lastId++;
        return new SettingVersion<>(lastId, setting, validFrom, SAID.plusSeconds(lastId), false, value);
    }

    private static <T> SettingVersion<T> removal(SettingVersion<T> of, Instant validFrom) {
        return new SettingVersion<>(
                of.id() + 1000, of.setting(), validFrom, of.recordedAt().plusSeconds(1), true, of.value());
    }

    private static ServicePolicy policy(String name, int order, Map<PolicyMatch.Feature, List<String>> match) {
        return new ServicePolicy(
                name,
                PolicyKind.FIRST_RESPONSE,
                new PolicyMatch(match),
                Duration.ofSeconds(40),
                PolicyClock.ELAPSED,
                OptionalLong.empty(),
                order);
    }

    private static ServicePolicy business(String name, PolicyKind kind, OptionalLong calendar) {
        return new ServicePolicy(
                name, kind, PolicyMatch.EVERYTHING, Duration.ofHours(4), PolicyClock.BUSINESS, calendar, 0);
    }

    private static NamedCalendar calendar(String open) {
        return new NamedCalendar(
                "desk",
                BusinessCalendar.of(
                        ZoneId.of("UTC"),
                        Map.of(DayOfWeek.MONDAY, List.of(OpeningInterval.parse(open, "17:00"))),
                        List.of()));
    }

    private Optional<String> promisedAt(Instant at, OpeningFeatures opening) {
        return terms().at(at, opening).firstResponse().map(Promise::policy);
    }

    @Test
    void theFirstMatchByOrderThenByNameHolds() {
        policies.add(version(1, SettingVersion.ALWAYS, policy("everything", 20, Map.of())));
        policies.add(version(
                2,
                SettingVersion.ALWAYS,
                policy("urgent", 10, Map.of(PolicyMatch.Feature.PRIORITY, List.of("urgent")))));
        policies.add(version(
                3,
                SettingVersion.ALWAYS,
                policy(
                        "b",
                        10,
                        Map.of(
                                PolicyMatch.Feature.CHANNEL, List.of("phone", "chat"),
                                PolicyMatch.Feature.TEAM, List.of("desk")))));
        policies.add(version(
                4, SettingVersion.ALWAYS, policy("a", 10, Map.of(PolicyMatch.Feature.CHANNEL, List.of("chat")))));

        assertThat(promisedAt(MAY, CHAT)).contains("a");
        assertThat(promisedAt(MAY, new OpeningFeatures("phone", null, "desk", null, null)))
                .contains("b");
        assertThat(promisedAt(MAY, new OpeningFeatures("phone", null, null, null, null)))
                .contains("everything");
        assertThat(promisedAt(MAY, new OpeningFeatures("phone", "urgent", null, null, null)))
                .contains("urgent");
    }

    @Test
    void theVersionInForceAtTheOpeningHoldsAndOfEqualOnesTheLastRecorded() {
        policies.add(version(1, SettingVersion.ALWAYS, policy("first", 0, Map.of())));
        policies.add(version(1, MAY, policy("from May", 0, Map.of())));
        policies.add(version(1, MARCH, policy("from March, said later", 0, Map.of())));
        policies.add(version(1, MAY, policy("from May, corrected", 0, Map.of())));

        assertThat(promisedAt(JANUARY, CHAT)).contains("first");
        assertThat(promisedAt(MARCH.minusNanos(1000), CHAT)).contains("first");
        assertThat(promisedAt(MARCH, CHAT)).contains("from March, said later");
        assertThat(promisedAt(MAY, CHAT)).contains("from May, corrected");
    }

    @Test
    void aRemovedPolicyPromisedUntilThen() {
        SettingVersion<ServicePolicy> first = version(1, SettingVersion.ALWAYS, policy("first", 0, Map.of()));
        policies.add(first);
        policies.add(removal(first, MARCH));

        assertThat(promisedAt(JANUARY, CHAT)).contains("first");
        assertThat(promisedAt(MARCH, CHAT)).isEmpty();
    }

    @Test
    void beforeAnythingWasInForceNothingWasPromised() {
        policies.add(version(1, MARCH, policy("from March", 0, Map.of())));

        assertThat(terms().at(JANUARY, CHAT)).isEqualTo(TermsInForce.NONE);
        assertThat(ServiceTerms.NONE.at(MAY, CHAT)).isEqualTo(TermsInForce.NONE);
    }

    @Test
    void businessTimeGoesByThePolicysCalendarElseByTheWorkspaces() {
        SettingVersion<NamedCalendar> desk = version(7, SettingVersion.ALWAYS, calendar("09:00"));
        SettingVersion<NamedCalendar> store = version(8, SettingVersion.ALWAYS, calendar("10:00"));
        SettingVersion<NamedCalendar> longer = version(8, MARCH, calendar("08:00"));
        calendars.addAll(List.of(desk, store, longer));
        defaults.add(version(ServiceTerms.ONLY, SettingVersion.ALWAYS, new DefaultCalendar(7)));
        policies.add(
                version(1, SettingVersion.ALWAYS, business("reply", PolicyKind.FIRST_RESPONSE, OptionalLong.of(8))));
        policies.add(
                version(2, SettingVersion.ALWAYS, business("resolve", PolicyKind.RESOLUTION, OptionalLong.empty())));

        TermsInForce january = terms().at(JANUARY, CHAT);
        TermsInForce may = terms().at(MAY, CHAT);

        assertThat(january.businessCalendar()).hasValue(store.id());
        assertThat(may.businessCalendar()).hasValue(longer.id());
        assertThat(may.firstResponse())
                .contains(
                        new Promise("reply", Duration.ofHours(4), longer.value().hours()));
        assertThat(may.resolution())
                .contains(
                        new Promise("resolve", Duration.ofHours(4), desk.value().hours()));
        assertThat(terms().calendar(store.id())).contains(store.value().hours());
        assertThat(terms().calendar(1)).isEmpty();
    }

    @Test
    void aBusinessClockWithoutACalendarPromisesNothingAndLetsNoOtherPolicyIn() {
        policies.add(version(
                1, SettingVersion.ALWAYS, business("no calendar", PolicyKind.FIRST_RESPONSE, OptionalLong.of(9))));
        policies.add(version(2, SettingVersion.ALWAYS, policy("behind it", 5, Map.of())));

        assertThat(terms().at(MAY, CHAT)).isEqualTo(TermsInForce.NONE);
    }

    @Test
    void withoutAPolicyTheWorkspacesCalendarIsStillTold() {
        SettingVersion<NamedCalendar> desk = version(7, SettingVersion.ALWAYS, calendar("09:00"));
        calendars.add(desk);
        defaults.add(version(ServiceTerms.ONLY, MARCH, new DefaultCalendar(7)));

        assertThat(terms().at(JANUARY, CHAT).businessCalendar()).isEmpty();
        assertThat(terms().at(MAY, CHAT).businessCalendar()).hasValue(desk.id());
    }

    @Test
    void costsAreThoseInForceAndDefaultsTheLastSaid() {
        costs.add(version(
                ServiceTerms.ONLY, SettingVersion.ALWAYS, new CostTable("EUR", Map.of("chat", BigDecimal.ONE))));
        costs.add(version(ServiceTerms.ONLY, MARCH, new CostTable("EUR", Map.of("chat", BigDecimal.TEN))));
        metricDefaults.add(
                version(ServiceTerms.ONLY, SettingVersion.ALWAYS, new MetricDefaults(14, OptionalInt.of(90))));

        assertThat(terms().costsAt(JANUARY)).contains(new CostTable("EUR", Map.of("chat", BigDecimal.ONE)));
        assertThat(terms().costsAt(MARCH)).contains(new CostTable("EUR", Map.of("chat", BigDecimal.TEN)));
        assertThat(ServiceTerms.NONE.costsAt(MARCH)).isEmpty();
        assertThat(terms().metricDefaults()).isEqualTo(new MetricDefaults(14, OptionalInt.of(90)));
        assertThat(ServiceTerms.NONE.metricDefaults()).isEqualTo(MetricDefaults.STANDARD);
    }
}
