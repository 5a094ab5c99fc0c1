package dev.rapport.metric;

/**
 * What answering a question takes, and whether it may take more. Whoever counts asks before memory is taken; whoever is
 * asked ends the work by an exception. Used by one thread.
 */
public interface Effort {
    /** Takes whatever is needed: for questions that are small by nature. */
    Effort UNBOUNDED = new Effort() {
        @Override
        public void goOn() {
            // somebody always waits
        }

        @Override
        public void rows(long rows) {
            // any number will do
        }

        @Override
        public void hold(long bytes) {
            // there is always room
        }
    };

    /** Goes on with the next block of facts, unless nobody waits for the answer any more. */
    void goOn();

    /** The answer to the question at hand has at least so many rows; more than was said before. */
    void rows(long rows);

    /** So many bytes more are about to be held until the answer is written. */
    void hold(long bytes);

    /** The same for what is counted beside the answer, whose rows are none of its own. */
    default Effort beside() {
        Effort whole = this;
        return new Effort() {
            @Override
            public void goOn() {
                whole.goOn();
            }

            @Override
            public void rows(long rows) {
                // they are not told
            }

            @Override
            public void hold(long bytes) {
                whole.hold(bytes);
            }
        };
    }
}
