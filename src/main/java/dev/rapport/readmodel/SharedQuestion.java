package dev.rapport.readmodel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one thing for all who want to know it at the same time. Everybody gets an answer to a question that was asked after
 * they came: who comes while one is under way waits for the next, together with all others who do.
 *
 * @param <T> the answer
 */
final class SharedQuestion<T> {
    private final Supplier<T> question;
    private final ReentrantLock asking = new ReentrantLock();
    private final Object guard = new Object();
    /** The question that is still to be asked, if anybody waits for it. */
    private @Nullable CompletableFuture<T> next;

    SharedQuestion(Supplier<T> question) {
        this.question = question;
    }

    /** An answer to a question asked after this was called. */
    T ask() {
        CompletableFuture<T> mine;
        boolean isMineToAsk;
        synchronized (guard) {
            isMineToAsk = next == null;
            if (next == null) {
                next = new CompletableFuture<>();
            }
            mine = next;
        }
        if (isMineToAsk) {
            ask(mine);
        }
        try {
            return mine.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private void ask(CompletableFuture<T> mine) {
        asking.lock();
        try {
            synchronized (guard) {
                next = null;
            }
            mine.complete(question.get());
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
        } finally {
            asking.unlock();
        }
    }
}
