package dev.rapport.testing;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The service's clock in tests: the system's until a test freezes it. A test that freezes it calls {@link #release()}
 * when it is done; all tests of a run share it.
 */
@Mock
@Singleton
public class MutableClock extends Clock {

    private volatile Optional<Instant> frozen = Optional.empty();

    public void freezeAt(Instant instant) {
        frozen = Optional.of(instant);
    }

    /** Moves a frozen clock; one that still runs is frozen first. */
    public void advance(Duration duration) {
        frozen = Optional.of(instant().plus(duration));
    }

    public void release() {
        frozen = Optional.empty();
    }

    @Override
    public Instant instant() {
        return frozen.orElseGet(Instant::now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the service's clock has no zone; give it where it is needed");
    }
}
