package dev.rapport.workspace.access;

import dev.rapport.workspace.key.Keys;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/** Notes when a key was last used: once a minute at the most, and never in the way of the request. */
@ApplicationScoped
class KeyUse {

    private static final Logger LOG = Logger.getLogger(KeyUse.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Keys keys;
    private final Clock clock;
    private final ConcurrentMap<Long, Instant> noted = new ConcurrentHashMap<>();

    KeyUse(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    void note(long keyId) {
        Instant now = clock.instant();
        Instant before = noted.get(keyId);
        boolean due = before == null || Duration.between(before, now).compareTo(INTERVAL) >= 0;
        if (due && (before == null ? noted.putIfAbsent(keyId, now) == null : noted.replace(keyId, before, now))) {
            Infrastructure.getDefaultExecutor().execute(() -> write(keyId, now));
        }
    }

    private void write(long keyId, Instant now) {
        try {
            keys.touch(keyId, now);
        } catch (RuntimeException e) {
            LOG.debugf(e, "the last use of key %d is not noted", keyId);
        }
    }
}
