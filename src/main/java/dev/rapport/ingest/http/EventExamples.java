package dev.rapport.ingest.http;

/** Bodies that the documentation shows; the tests send each of them unchanged. */
final class EventExamples {
    static final String DELIVERY = """
            {
              "type": "zen:event-type:ticket.created",
              "id": "01HZXW8YQ2R7",
              "time": "2025-03-27T15:30:00Z",
              "account_id": 12345,
              "subject": "zen:ticket:1001",
              "detail": {"id": "1001", "created_at": "2025-03-27T15:30:00Z", "requester_id": "7881", "via": {"channel": "chat"}},
              "event": {}
            }""";

    static final String EVENT = """
            {
              "id": "evt-1001-1",
              "source": "zendesk",
              "type": "interaction.opened",
              "time": "2025-03-27T16:30:00+01:00",
              "subject": "1001",
              "data": {"customer_id": "zendesk:7881", "channel": "chat", "topic": "billing"}
            }""";

    static final String EVENTS = """
            [
              {"id": "evt-1001-1", "source": "zendesk", "type": "interaction.opened", "time": "2025-03-27T16:30:00+01:00",
               "subject": "1001", "data": {"customer_id": "zendesk:7881", "channel": "chat", "topic": "billing"}},
              {"id": "evt-1001-2", "source": "zendesk", "type": "interaction.resolved", "time": "2025-03-27T17:00:00+01:00",
               "subject": "1001", "data": {"agent": "agent-7", "first_contact": true}}
            ]""";

    static final String CLOUD_EVENT = """
            {
              "specversion": "1.0",
              "id": "order-5001-paid",
              "source": "https://shop.example.com",
              "type": "purchase.completed",
              "time": "2025-04-02T09:12:31Z",
              "subject": "5001",
              "datacontenttype": "application/json",
              "data": {"customer_id": "zendesk:7881", "amount": "49.90", "currency": "EUR", "interaction_id": "1001"}
            }""";

    static final String CLOUD_EVENTS = "[" + CLOUD_EVENT + "]";

    static final String NDJSON = """
            {"id": "evt-1001-1", "source": "zendesk", "type": "interaction.opened", "time": "2025-03-27T16:30:00+01:00", "subject": "1001", "data": {"customer_id": "zendesk:7881", "channel": "chat", "topic": "billing"}}
            {"id": "evt-1001-2", "source": "zendesk", "type": "interaction.resolved", "time": "2025-03-27T17:00:00+01:00", "subject": "1001", "data": {"agent": "agent-7", "first_contact": true}}
            """;

    static final String CSV = """
            id,source,type,time,subject,customer_id,channel,topic,agent,first_contact,attributes.plan,tags
            evt-1001-1,zendesk,interaction.opened,2025-03-27T16:30:00+01:00,1001,zendesk:7881,chat,billing,,,pro,vip|billing
            evt-1001-2,zendesk,interaction.resolved,2025-03-27T17:00:00+01:00,1001,,,,agent-7,true,,
            """;

    static final String RESPONSE = """
            {
              "id": "answer-77",
              "source": "typeform",
              "kind": "csat",
              "score": 5,
              "scale": {"min": 1, "max": 5},
              "survey": "after-chat",
              "responded_at": "2025-03-27T17:05:00+01:00",
              "interaction_id": "1001",
              "comment": "Quick and kind."
            }""";

    static final String RESPONSES = """
            [
              {"id": "answer-77", "source": "typeform", "kind": "csat", "score": 5, "responded_at": "2025-03-27T17:05:00+01:00", "interaction_id": "1001"},
              {"id": "answer-78", "source": "typeform", "kind": "nps", "score": 9, "responded_at": "2025-03-27T17:06:00+01:00", "customer_id": "zendesk:7881"}
            ]""";

    static final String RESPONSES_NDJSON = """
            {"id": "answer-77", "source": "typeform", "kind": "csat", "score": 5, "responded_at": "2025-03-27T17:05:00+01:00", "interaction_id": "1001"}
            {"id": "answer-78", "source": "typeform", "kind": "nps", "score": 9, "responded_at": "2025-03-27T17:06:00+01:00", "customer_id": "zendesk:7881"}
            """;

    static final String RESPONSES_CSV = """
            id,source,kind,score,scale.min,scale.max,responded_at,interaction_id,customer_id,comment
            answer-77,typeform,csat,5,1,5,2025-03-27T17:05:00+01:00,1001,,"Quick, and kind."
            answer-78,typeform,nps,9,,,2025-03-27T17:06:00+01:00,,zendesk:7881,
            """;

    private EventExamples() {}
}
