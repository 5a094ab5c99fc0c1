package dev.rapport.durability;

import dev.rapport.testing.RapportProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Clients that post singles, lists and streams as fast as they are answered. What was not acknowledged is sent again
 * until it is; now and then also what was, by whoever comes first.
 */
final class Load implements AutoCloseable {
    private static final int SUBJECTS = 200;
    private static final int MOST_AT_ONCE = 1000;

    private final Supplier<RapportProcess> service;
    private final Sender sender;
    private final Ledger ledger;
    private final long seed;
    private final List<Thread> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<WireEvent> again = new ConcurrentLinkedQueue<>();
    private Iterator<WireEvent> fresh = List.<WireEvent>of().iterator();
    private long lastSeed;
    private volatile boolean ending;

    Load(Supplier<RapportProcess> service, Sender sender, Ledger ledger, long seed) {
        this.service = service;
        this.sender = sender;
        this.ledger = ledger;
        this.seed = seed;
        this.lastSeed = seed;
    }

    Load start(int threads) {
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed * 31 + i);
            Thread client = new Thread(() -> work(random), "client-" + i);
            client.start();
            clients.add(client);
        }
        return this;
    }

    private void work(Random random) {
        while (!ending) {
            List<WireEvent> events = next(random);
            boolean asStream = events.size() > 100 || random.nextInt(4) == 0;
            boolean taken = send(events, asStream);
            while (!taken && !ending) {
                pause();
                taken = send(events, asStream);
            }
            if (!taken || random.nextInt(20) == 0) {
                again.addAll(events);
            }
        }
    }

    /** Singles mostly, sometimes a list, seldom a stream. */
    private List<WireEvent> next(Random random) {
        int form = random.nextInt(40);
        int count = form < 30 ? 1 : form < 39 ? 2 + random.nextInt(60) : 100 + random.nextInt(900);
        List<WireEvent> events = new ArrayList<>(count);
        while (events.size() < count) {
            WireEvent repeated = random.nextInt(3) == 0 ? again.poll() : null;
            events.add(repeated == null ? takeFresh() : repeated);
        }
        return events;
    }

    private synchronized WireEvent takeFresh() {
        if (!fresh.hasNext()) {
            fresh = WireEvent.random(lastSeed++, SUBJECTS).iterator();
        }
        return fresh.next();
    }

    private boolean send(List<WireEvent> events, boolean asStream) {
        try {
            RapportProcess to = service.get();
            if (asStream) {
                return sender.sendStream(to, events);
            }
            return events.size() == 1 ? sender.sendOne(to, events.get(0)) : sender.sendList(to, events);
        } catch (IOException | NoSuchElementException unanswered) {
            return false; // it is dead, or has no address yet
        } catch (RuntimeException defect) {
            ledger.wrong(defect.toString());
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets every client end what it is at. */
    @Override
    public void close() {
        ending = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Sends what was not acknowledged until it is. */
    void settle() throws IOException {
        while (!again.isEmpty()) {
            List<WireEvent> events = new ArrayList<>();
            for (WireEvent event = again.poll(); event != null; event = again.poll()) {
                events.add(event);
                if (events.size() == MOST_AT_ONCE) {
                    break;
                }
            }
            if (!sender.sendList(service.get(), events)) {
                throw new AssertionError("not taken though all is well: " + ledger.wrongs());
            }
        }
    }
}
