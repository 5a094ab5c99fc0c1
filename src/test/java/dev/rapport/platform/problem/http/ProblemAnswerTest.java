package dev.rapport.platform.problem.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemAnswerTest {
    @Test
    void theLogTellsTheResourceAndNotTheCustomer() {
        assertThat(ProblemAnswer.forLog("/v1/customers/crm:anna")).isEqualTo("/v1/customers/…");
        assertThat(ProblemAnswer.forLog("/v1/interactions/1001/timeline")).isEqualTo("/v1/interactions/…");
    }

    @Test
    void whatNamesNobodyIsToldWhole() {
        assertThat(ProblemAnswer.forLog("/v1/events")).isEqualTo("/v1/events");
        assertThat(ProblemAnswer.forLog("/")).isEqualTo("/");
    }
}
