package dev.rapport.ingest;

import dev.rapport.platform.problem.ProblemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that is read item by item, in constant memory. */
public interface ItemSource {

    /**
     * An item and where it stands.
     *
     * @param line the line on which it begins, from 1
     * @param item what was read there
     */
    record NumberedItem(long line, ParsedItem item) {}

    /**
     * The next item, or null at the end of the body.
     *
     * @throws ProblemException when the rest of the body can't be read
     * @throws IOException when the body breaks off
     */
    @Nullable NumberedItem next() throws IOException;

    /** How many lines are read so far. */
    long linesRead();

    /** About how many bytes are read so far, after decompression. */
    long bytesRead();
}
