package dev.rapport.journal;

import dev.rapport.event.SubmittedEvent;

/** An event of the journal with the version that brought it. */
record KeptEvent(SubmittedEvent event, long version) {
    PreparedEvent.Identity identity() {
        return new PreparedEvent.Identity(
                event.subject().value(), event.key().source(), event.key().id());
    }

    KeptEvent as(SubmittedEvent rewritten) {
        return new KeptEvent(rewritten, version);
    }
}
