package dev.rapport.query.sql;

import dev.rapport.testing.TestWorkspace;
import io.restassured.http.ContentType;

/** A workspace that knows its business hours, has promised something, and knows what a contact costs. */
final class SettledWorkspace {
    /** Open on Sunday nights too, when clocks are put forward and back. */
    private static final String CALENDAR = """
            {"name": "Service desk", "zone": "Europe/Berlin",
             "intervals": [
                {"days": ["monday", "tuesday", "thursday", "friday"], "open": "09:00", "close": "12:30"},
                {"days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "open": "13:00", "close": "18:00"},
                {"days": ["sunday"], "open": "01:00", "close": "04:00"}],
             "holidays": [{"date": "2026-04-06", "name": "Easter Monday"}]}
            """;

    private static final String[] POLICIES = {"""
        {"name": "Greeting", "kind": "first_response", "match": {"channel": ["in_store", "bot"]}, "target": 40}
        """, """
        {"name": "Prompt", "kind": "first_response", "match": {"channel": ["chat", "phone", "fax"]}, "target": 14400,
         "clock": "business"}
        """, """
        {"name": "Urgent", "kind": "resolution", "match": {"priority": ["high"]}, "target": 3600}
        """, """
        {"name": "Two days", "kind": "resolution", "match": {"channel": ["chat", "email", "other", "social"]},
         "target": 57600, "clock": "business", "order": 9}
        """};

    private static final String COSTS = """
            {"cost_per_contact": {"currency": "EUR", "by_channel": {"phone": "6.5", "chat": "2.2", "email": "0.0333"}},
             "calendar": "%s"}
            """;

    private SettledWorkspace() {}

    static TestWorkspace create() {
        TestWorkspace workspace = TestWorkspace.create();
        String calendar = post(workspace, "/v1/calendars", CALENDAR);
        for (String policy : POLICIES) {
            post(workspace, "/v1/sla-policies", policy);
        }
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body(COSTS.formatted(calendar))
                .patch("/v1/workspace")
                .then()
                .statusCode(200);
        return workspace;
    }

    private static String post(TestWorkspace workspace, String address, String body) {
        return workspace
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(address)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
