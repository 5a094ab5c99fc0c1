package dev.rapport.metric;

import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What interactions can be grouped and filtered by, and who is credited with what. */
final class InteractionDimensions {
    static final List<String> NAMES =
            List.of("channel", "direction", "topic", "issue_id", "priority", "location", "product", "team", "agent");

    private static final String TEAM = "team";
    private static final String AGENT = "agent";

    private InteractionDimensions() {}

    /** Team or agent of the first resolution; of an interaction that has none, those in charge. */
    static Optional<Dimension> creditedWithResolution(InteractionColumns interactions, String name) {
        return either(
                name,
                interactions.firstResolvedAt(),
                interactions.resolutionTeam(),
                interactions.currentTeam(),
                interactions.resolutionAgent(),
                interactions.currentAgent());
    }

    /** Team or agent of the first reply to the opening; of an interaction that has none, those in charge. */
    static Optional<Dimension> creditedWithReply(InteractionColumns interactions, String name) {
        return either(
                name,
                interactions.firstReplyAt(),
                interactions.replyTeam(),
                interactions.currentTeam(),
                interactions.replyAgent(),
                interactions.currentAgent());
    }

    /** The same for the first reply after the hand-over by a bot, where there was one. */
    static Optional<Dimension> creditedWithReplyAfterHandover(InteractionColumns interactions, String name) {
        Optional<Dimension> afterHandover = either(
                name,
                interactions.handoverReplyAt(),
                interactions.handoverReplyTeam(),
                interactions.currentTeam(),
                interactions.handoverReplyAgent(),
                interactions.currentAgent());
        return afterHandover.flatMap(handedOver -> creditedWithReply(interactions, name)
                .map(direct -> new Either(interactions.handoverAt(), handedOver, direct)));
    }

    private static Optional<Dimension> either(
            String name,
            LongColumn when,
            CodeColumn team,
            CodeColumn otherTeam,
            CodeColumn agent,
            CodeColumn otherAgent) {
        return switch (name) {
            case TEAM -> Optional.of(new Either(when, new ColumnDimension(team), new ColumnDimension(otherTeam)));
            case AGENT -> Optional.of(new Either(when, new ColumnDimension(agent), new ColumnDimension(otherAgent)));
            default -> Optional.empty();
        };
    }

    /** One dimension where a time is known, another one elsewhere; both have the same codes. */
    private record Either(LongColumn when, Dimension then, Dimension otherwise) implements Dimension {
        @Override
        public int codeOf(int row) {
            return (when.get(row) != LongColumn.ABSENT ? then : otherwise).codeOf(row);
        }

        @Override
        public int size() {
            return then.size();
        }

        @Override
        public @Nullable String text(int code) {
            return then.text(code);
        }

        @Override
        public int codeOf(String text) {
            return then.codeOf(text);
        }
    }
}
