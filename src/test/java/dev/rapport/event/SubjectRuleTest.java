package dev.rapport.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectRuleTest {
    private static final FieldValues MERGE =
            FieldValues.builder().text(Field.FROM, "a").text(Field.INTO, "b").build();

    @Test
    void a_merge_is_told_under_the_customer_that_is_merged() {
        assertThat(EventRules.checkSubject(EventType.CUSTOMER_MERGED, MERGE, new Subject("customer:a")))
                .isEmpty();
        assertThat(EventRules.checkSubject(EventType.CUSTOMER_MERGED, MERGE, new Subject("customer:b")))
                .contains("subject customer:b does not name the customer that is merged; send customer:a");
    }

    @Test
    void other_events_have_the_subject_that_their_producer_gives() {
        assertThat(EventRules.checkSubject(EventType.INTERACTION_OPENED, FieldValues.none(), new Subject("customer:b")))
                .isEmpty();
    }
}
