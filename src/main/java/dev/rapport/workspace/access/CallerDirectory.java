package dev.rapport.workspace.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.workspace.AccessChanged;
import dev.rapport.workspace.Workspaces;
import dev.rapport.workspace.key.ApiKey;
import dev.rapport.workspace.key.KeySecret;
import dev.rapport.workspace.key.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who a key belongs to, remembered for a few seconds: asking the database for each event would halve the speed. A
 * change on this node shows at once, one on another node after {@link #MEMORY}.
 */
@ApplicationScoped
class CallerDirectory {

    static final Duration MEMORY = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final Keys keys;
    private final Workspaces workspaces;
    private final KeyUse use;
    private final Clock clock;
    /** By hash, so that no key stays in memory; keys that do not exist are remembered too. */
    private final Cache<String, Remembered> entries = Caffeine.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumSize(MOST_REMEMBERED)
            .build();

    private final AtomicLong changes = new AtomicLong();

    CallerDirectory(Keys keys, Workspaces workspaces, KeyUse use, Clock clock) {
        this.keys = keys;
        this.workspaces = workspaces;
        this.use = use;
        this.clock = clock;
    }

    private record Entry(ApiKey key, Caller caller) {}

    /** What the database said of a key, and when by {@link System#nanoTime()}. */
    private record Remembered(Optional<Entry> entry, long readAt, AtomicBoolean isBeingRead) {}

    /**
     * What is known of a key: its caller, or that it has none.
     *
     * @param isOld whether it should be looked up again soon; said to one of those who ask, so that a key in constant use
     *     is never looked up by all of them at once
     */
    record Verdict(Optional<Caller> caller, boolean isOld) {}

    /** The verdict, if it is remembered. */
    Optional<Verdict> remembered(KeySecret secret) {
        Remembered known = entries.getIfPresent(nameOf(secret));
        if (known == null) {
            return Optional.empty();
        }
        boolean isOld = System.nanoTime() - known.readAt() > MEMORY.toNanos() / 2
                && known.isBeingRead().compareAndSet(false, true);
        return Optional.of(usable(known.entry(), isOld));
    }

    /** Asks the database; must not be called on the event loop. */
    @Transactional
    Verdict lookUp(KeySecret secret) {
        long before = changes.get();
        Optional<Entry> entry = keys.find(secret)
                .map(key -> new Entry(
                        key, new Caller(workspaces.get(key.workspace()), key.id(), key.name(), key.scopes())));
        Remembered read = new Remembered(entry, System.nanoTime(), new AtomicBoolean());
        entries.put(nameOf(secret), read);
        if (changes.get() != before) {
            entries.asMap().remove(nameOf(secret), read); // what was read may be what the change has ended
        }
        return usable(entry, false);
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged change) {
        changes.incrementAndGet();
        entries.invalidateAll();
    }

    private Verdict usable(Optional<Entry> entry, boolean isOld) {
        Optional<Entry> usable = entry.filter(found -> found.key().isUsableAt(clock.instant()));
        usable.ifPresent(found -> use.note(found.key().id()));
        return new Verdict(usable.map(Entry::caller), isOld);
    }

    private static String nameOf(KeySecret secret) {
        return HexFormat.of().formatHex(secret.hash());
    }
}
