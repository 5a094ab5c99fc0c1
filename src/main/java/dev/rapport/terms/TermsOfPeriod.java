package dev.rapport.terms;

import dev.rapport.time.BusinessCalendar;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The policies and calendars of a time in which none of them changed. */
final class TermsOfPeriod {
    private static final Comparator<SettingVersion<ServicePolicy>> IN_ORDER =
            Comparator.<SettingVersion<ServicePolicy>>comparingInt(
                            version -> version.value().order())
                    .thenComparing(version -> version.value().name())
                    .thenComparingLong(SettingVersion::setting);

    private final List<Rule> firstResponse;
    private final List<Rule> resolution;
    private final OptionalLong defaultCalendar;

    private TermsOfPeriod(List<Rule> firstResponse, List<Rule> resolution, OptionalLong defaultCalendar) {
        this.firstResponse = firstResponse;
        this.resolution = resolution;
        this.defaultCalendar = defaultCalendar;
    }

    /**
     * A policy with its calendar looked up.
     *
     * @param promise empty when its business clock has no calendar to go by: then it can't promise anything
     * @param calendar the version of its calendar, else of the workspace's
     */
    private record Rule(PolicyMatch match, Optional<Promise> promise, OptionalLong calendar) {}

    static TermsOfPeriod at(Instant at, ServiceTerms.Histories histories) {
        Optional<SettingVersion<NamedCalendar>> workspaces = histories
                .defaultCalendar()
                .at(ServiceTerms.ONLY, at)
                .flatMap(version -> histories.calendars().at(version.value().calendar(), at));
        return new TermsOfPeriod(
                rules(PolicyKind.FIRST_RESPONSE, at, histories, workspaces),
                rules(PolicyKind.RESOLUTION, at, histories, workspaces),
                number(workspaces));
    }

    private static List<Rule> rules(
            PolicyKind kind,
            Instant at,
            ServiceTerms.Histories histories,
            Optional<SettingVersion<NamedCalendar>> workspaces) {
        return histories.policies().at(at).stream()
                .filter(version -> version.value().kind() == kind)
                .sorted(IN_ORDER)
                .map(version -> rule(version.value(), at, histories.calendars(), workspaces))
                .toList();
    }

    private static Rule rule(
            ServicePolicy policy,
            Instant at,
            SettingHistory<NamedCalendar> calendars,
            Optional<SettingVersion<NamedCalendar>> workspaces) {
        Optional<SettingVersion<NamedCalendar>> named =
                policy.calendar().isPresent() ? calendars.at(policy.calendar().getAsLong(), at) : workspaces;
        return new Rule(
                policy.match(),
                promise(policy, named.map(version -> version.value().hours())),
                number(named.or(() -> workspaces)));
    }

    private static Optional<Promise> promise(ServicePolicy policy, Optional<BusinessCalendar> hours) {
        if (policy.clock() == PolicyClock.ELAPSED) {
            return Optional.of(new Promise(policy.name(), policy.target(), null));
        }
        return hours.map(open -> new Promise(policy.name(), policy.target(), open));
    }

    private static OptionalLong number(Optional<SettingVersion<NamedCalendar>> calendar) {
        return calendar.map(version -> OptionalLong.of(version.id())).orElse(OptionalLong.empty());
    }

    TermsInForce of(OpeningFeatures opening) {
        Optional<Rule> first = firstMatch(firstResponse, opening);
        return new TermsInForce(
                first.flatMap(Rule::promise),
                firstMatch(resolution, opening).flatMap(Rule::promise),
                first.map(Rule::calendar).orElse(defaultCalendar));
    }

    private static Optional<Rule> firstMatch(List<Rule> rules, OpeningFeatures opening) {
        for (Rule rule : rules) {
            if (rule.match().test(opening)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
