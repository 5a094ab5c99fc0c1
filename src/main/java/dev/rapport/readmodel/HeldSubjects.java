package dev.rapport.readmodel;

import org.jspecify.annotations.Nullable;

/** Subjects that are held, by row: of facts as they were, which are in no table any more. */
record HeldSubjects(Texts ofInteractions, Texts ofSurveys, Texts ofPurchases) implements SubjectNames {
    /** Texts by row. */
    static final class Texts {
        private final @Nullable String[] texts;

        Texts(int size) {
            this.texts = new String[size];
        }

        void set(int row, String text) {
            texts[row] = text;
        }

        private @Nullable String[] of(int[] rows) {
            @Nullable String[] found = new String[rows.length];
            for (int i = 0; i < rows.length; i++) {
                found[i] = texts[rows[i]];
            }
            return found;
        }
    }

    @Override
    public @Nullable String[] interactions(int[] rows) {
        return ofInteractions.of(rows);
    }

    @Override
    public @Nullable String[] surveys(int[] rows) {
        return ofSurveys.of(rows);
    }

    @Override
    public @Nullable String[] purchases(int[] rows) {
        return ofPurchases.of(rows);
    }
}
