package dev.rapport.metric;

import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What interactions can be grouped and filtered by, and who is credited with what. */
final class InteractionDimensions {
    static final List<String> NAMES = List.of(
            "channel", "direction", "topic", "issue_id", "priority", "location", "product", "team", "agent", "tags");

    /** The dimension of which an interaction can have several values. */
    static final String TAGS = "tags";

    /** The policy of a promise. */
    static final String POLICY = "policy";

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

    /** Team or agent that the opening names. */
    static Optional<Dimension> creditedWithOpening(InteractionColumns interactions, String name) {
        return switch (name) {
            case TEAM -> Optional.of(new ColumnDimension(interactions.openingTeam()));
            case AGENT -> Optional.of(new ColumnDimension(interactions.openingAgent()));
            default -> Optional.empty();
        };
    }

    /** Team or agent by what a scan says of the fact at hand. */
    static Optional<Dimension> told(
            InteractionColumns interactions, String name, IntUnaryOperator team, IntUnaryOperator agent) {
        return switch (name) {
            case TEAM -> Optional.of(new Told(team, new ColumnDimension(interactions.openingTeam())));
            case AGENT -> Optional.of(new Told(agent, new ColumnDimension(interactions.openingAgent())));
            default -> Optional.empty();
        };
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

    /** A dimension with the codes of a column and values that are told. */
    private record Told(IntUnaryOperator codes, Dimension meaning) implements Dimension {
        @Override
        public int codeOf(int row) {
            return codes.applyAsInt(row);
        }

        @Override
        public int size() {
            return meaning.size();
        }

        @Override
        public @Nullable String text(int code) {
            return meaning.text(code);
        }

        @Override
        public int codeOf(String text) {
            return meaning.codeOf(text);
        }
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
