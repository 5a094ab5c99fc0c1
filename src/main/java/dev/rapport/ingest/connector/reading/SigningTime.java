package dev.rapport.ingest.connector.reading;

import java.time.Duration;
import java.time.Instant;

/** The time in a signature, which keeps an old delivery from being sent again by somebody who has read it. */
public final class SigningTime {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private SigningTime() {}

    /** Whether the digits are a time in seconds since 1970 that lies within five minutes of now, on either side. */
    public static boolean isRecent(String epochSeconds, Instant now) {
        if (!epochSeconds.matches("[0-9]{1,12}")) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(epochSeconds));
        return Duration.between(signed, now).abs().compareTo(TOLERANCE) <= 0;
    }
}
