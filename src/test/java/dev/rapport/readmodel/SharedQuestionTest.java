package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who asks gets an answer to a question asked after they came, and all who wait share one. */
class SharedQuestionTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch firstIsAsked = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    private int ask() {
        int number = asked.incrementAndGet();
        if (number == 1) {
            firstIsAsked.countDown();
            try {
                firstMayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return number;
    }

    @Test
    void those_who_come_while_a_question_is_under_way_share_the_next_one() throws Exception {
        SharedQuestion<Integer> question = new SharedQuestion<>(this::ask);
        FutureTask<Integer> first = new FutureTask<>(question::ask);
        new Thread(first).start();
        firstIsAsked.await();
        List<FutureTask<Integer>> later = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            FutureTask<Integer> task = new FutureTask<>(question::ask);
            Thread thread = new Thread(task);
            thread.start();
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            later.add(task);
        }

        firstMayEnd.countDown();

        assertThat(first.get()).isEqualTo(1);
        for (FutureTask<Integer> task : later) {
            assertThat(task.get()).isEqualTo(2);
        }
        assertThat(question.ask()).isEqualTo(3);
    }

    @Test
    void a_failure_is_told_to_who_asked_and_not_remembered() {
        SharedQuestion<Integer> question = new SharedQuestion<>(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            return asked.get();
        });

        assertThatThrownBy(question::ask)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not now");
        assertThat(question.ask()).isEqualTo(2);
    }
}
