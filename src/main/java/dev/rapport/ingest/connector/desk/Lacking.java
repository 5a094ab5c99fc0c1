package dev.rapport.ingest.connector.desk;

import dev.rapport.ingest.connector.Translation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body must have and lacks, said in one sentence. */
final class Lacking {
    private final List<String> places = new ArrayList<>();

    /** Says so unless the id was found. */
    Lacking id(String place, @Nullable Object found) {
        return unless(found, place + " (an id)");
    }

    /** Says so unless the time was found. */
    Lacking time(String place, @Nullable Object found) {
        return unless(found, place + " (a time)");
    }

    /** Says so unless what is described was found. */
    Lacking unless(@Nullable Object found, String description) {
        if (found == null) {
            places.add(description);
        }
        return this;
    }

    /** The word that the body is to be kept. */
    Translation toUnknown() {
        String last = places.get(places.size() - 1);
        String before = String.join(", ", places.subList(0, places.size() - 1));
        return new Translation.Unknown(
                places.size() == 1
                        ? "the body has no %s, or not in the expected form".formatted(last)
                        : "the body has no %s and %s, or not in the expected form".formatted(before, last));
    }
}
