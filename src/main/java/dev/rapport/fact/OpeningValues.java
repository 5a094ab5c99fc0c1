package dev.rapport.fact;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.Direction;
import dev.rapport.event.ServiceEvent.InteractionDetails;
import dev.rapport.terms.OpeningFeatures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What openings and updates tell of an interaction: of channel, direction, priority, location, product, team and agent
 * the first that was said, of customer, issue, topic, attributes (name by name) and tags the last.
 */
final class OpeningValues {
    private final @Nullable Instant openedAt;
    private final List<InteractionDetails> told;
    private final SortedMap<String, String> attributes = new TreeMap<>();
    private List<String> tags = List.of();

    private OpeningValues(@Nullable Instant openedAt, List<InteractionDetails> told) {
        this.openedAt = openedAt;
        this.told = told;
        for (InteractionDetails details : told) {
            attributes.putAll(details.attributes());
            if (!details.tags().isEmpty()) {
                tags = details.tags();
            }
        }
    }

    /** Reads the openings and updates among events that come in the total order. */
    static OpeningValues of(List<ServiceEvent> events) {
        Instant openedAt = null;
        java.util.ArrayList<InteractionDetails> told = new java.util.ArrayList<>();
        for (ServiceEvent event : events) {
            if (event instanceof ServiceEvent.Opened opened) {
                openedAt = openedAt == null ? event.header().time() : openedAt;
                told.add(opened.details());
            } else if (event instanceof ServiceEvent.Updated updated) {
                told.add(updated.details());
            }
        }
        return new OpeningValues(openedAt, told);
    }

    Optional<Instant> openedAt() {
        return Optional.ofNullable(openedAt);
    }

    @Nullable String customerId() {
        return last(details -> ServiceEvent.identified(details.customerId()).orElse(null));
    }

    @Nullable String channel() {
        return first(InteractionDetails::channel);
    }

    /** What policies are matched by. */
    OpeningFeatures features() {
        return new OpeningFeatures(channel(), priority(), attribution().team(), location(), product());
    }

    Direction direction() {
        Direction direction = first(InteractionDetails::direction);
        return direction == null ? Direction.INBOUND : direction;
    }

    @Nullable String topic() {
        return last(InteractionDetails::topic);
    }

    @Nullable String issueId() {
        return last(InteractionDetails::issueId);
    }

    @Nullable String priority() {
        return first(InteractionDetails::priority);
    }

    @Nullable String location() {
        return first(InteractionDetails::location);
    }

    @Nullable String product() {
        return first(InteractionDetails::product);
    }

    Attribution attribution() {
        return new Attribution(first(details -> details.attribution().agent()), first(details -> details.attribution()
                .team()));
    }

    SortedMap<String, String> attributes() {
        return attributes;
    }

    List<String> tags() {
        return tags;
    }

    private <T> @Nullable T first(Told<InteractionDetails, T> value) {
        for (InteractionDetails details : told) {
            T found = value.by(details);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private <T> @Nullable T last(Told<InteractionDetails, T> value) {
        T last = null;
        for (InteractionDetails details : told) {
            T found = value.by(details);
            last = found == null ? last : found;
        }
        return last;
    }
}
