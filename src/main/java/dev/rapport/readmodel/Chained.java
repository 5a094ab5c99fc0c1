package dev.rapport.readmodel;

/** Facts of which some are chained: those of one person in one thread, in the order of their times. */
interface Chained {
    int size();

    /** Whether a row belongs to a chain at all. */
    boolean isLinked(int row);

    /** The code of the person whose chain it is. */
    int person(int row);

    /** Tells a person's chains apart. */
    long thread(int row);

    long at(int row);

    /** The row before in the chain, -1 when there is none. */
    int previous(int row);

    /** The contacts of each person about each issue. */
    static Chained contacts(InteractionColumns columns) {
        return new Contacts(columns);
    }

    /** The purchases of each person. */
    static Chained purchases(PurchaseColumns columns) {
        return new Purchases(columns);
    }

    /** Inbound interactions that count, of people who are known. */
    record Contacts(InteractionColumns columns, CodeColumn issue, CodeColumn topic) implements Chained {
        Contacts(InteractionColumns columns) {
            this(
                    columns,
                    columns.columns().fixedDimension("issue_id"),
                    columns.columns().fixedDimension("topic"));
        }

        @Override
        public int size() {
            return columns.size();
        }

        @Override
        public boolean isLinked(int row) {
            return columns.counts().get(row)
                    && columns.inbound().get(row)
                    && columns.identified().get(row);
        }

        @Override
        public int person(int row) {
            return columns.customer().get(row);
        }

        /** An issue id and a topic of the same text are two threads. */
        @Override
        public long thread(int row) {
            int code = issue.get(row);
            if (code != 0) {
                return 2L * code;
            }
            int about = topic.get(row);
            return about == 0 ? 0 : 2L * about + 1;
        }

        @Override
        public long at(int row) {
            return columns.openedAt().get(row);
        }

        @Override
        public int previous(int row) {
            return columns.previousContact(row);
        }
    }

    /** Purchases that count, of people who are known. */
    record Purchases(PurchaseColumns columns) implements Chained {
        @Override
        public int size() {
            return columns.size();
        }

        @Override
        public boolean isLinked(int row) {
            return columns.counts().get(row) && columns.identified().get(row);
        }

        @Override
        public int person(int row) {
            return columns.customer().get(row);
        }

        @Override
        public long thread(int row) {
            return 0;
        }

        @Override
        public long at(int row) {
            return columns.purchasedAt().get(row);
        }

        @Override
        public int previous(int row) {
            return columns.previousPurchase(row);
        }
    }
}
