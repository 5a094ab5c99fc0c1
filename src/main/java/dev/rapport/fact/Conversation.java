package dev.rapport.fact;

import dev.rapport.fact.InteractionFact.CustomerMessage;
import dev.rapport.fact.InteractionFact.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer wrote and what humans replied since the opening. Times must not go backwards. */
final class Conversation {
    private final List<Instant> messages = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();

    void customerWrote(Instant at) {
        messages.add(at);
    }

    void replied(Reply reply) {
        replies.add(reply);
    }

    @Nullable Reply firstReply() {
        return replies.isEmpty() ? null : replies.get(0);
    }

    /**
     * The first reply at or after an instant. One of that very instant counts, though it may stand before in the total
     * order: with clocks that tell minutes, a reply and what it replies to can have one time.
     */
    @Nullable Reply firstReplySince(Instant start) {
        for (Reply reply : replies) {
            if (!reply.at().isBefore(start)) {
                return reply;
            }
        }
        return null;
    }

    /** The customer's messages in order, each with the next reply. */
    List<CustomerMessage> customerMessages() {
        List<CustomerMessage> answered = new ArrayList<>();
        int next = 0;
        for (Instant message : messages) {
            while (next < replies.size() && replies.get(next).at().isBefore(message)) {
                next++;
            }
            answered.add(new CustomerMessage(message, next < replies.size() ? replies.get(next) : null));
        }
        return answered;
    }
}
