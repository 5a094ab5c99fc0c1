package dev.rapport.ingest.http;

/**
 * Bodies that the documentation shows; the tests send each of them unchanged. Their days are moved to the last days when
 * the document is served ({@link dev.rapport.platform.http.ExampleDates}); ids carry the day, so that what is sent
 * tomorrow is something else and no conflict.
 */
final class EventExamples {
    static final String DELIVERY = """
            {
              "type": "zen:event-type:ticket.created",
              "id": "01HZXW8YQ2R7",
              "time": "2026-03-27T15:30:00Z",
              "account_id": 12345,
              "subject": "zen:ticket:1001",
              "detail": {"id": "1001", "created_at": "2026-03-27T15:30:00Z", "requester_id": "7881", "via": {"channel": "chat"}},
              "event": {}
            }""";

    static final String EVENTS = """
            [
              {"id": "chat-2026-03-27-opened", "source": "zendesk", "type": "interaction.opened", "time": "2026-03-27T16:30:00+01:00",
               "subject": "chat-2026-03-27", "data": {"customer_id": "zendesk:7881", "channel": "chat", "topic": "billing"}},
              {"id": "chat-2026-03-27-replied", "source": "zendesk", "type": "interaction.replied", "time": "2026-03-27T16:31:00+01:00",
               "subject": "chat-2026-03-27", "data": {"author": "agent", "agent": "agent-7", "team": "billing"}},
              {"id": "chat-2026-03-27-resolved", "source": "zendesk", "type": "interaction.resolved", "time": "2026-03-27T17:00:00+01:00",
               "subject": "chat-2026-03-27", "data": {"agent": "agent-7", "team": "billing", "first_contact": true}},
              {"id": "order-2026-03-27-paid", "source": "shop", "type": "purchase.completed", "time": "2026-03-27T17:10:00+01:00",
               "subject": "order-2026-03-27", "data": {"customer_id": "zendesk:7881", "amount": "49.90", "currency": "EUR"}},
              {"id": "order-2026-03-27-paid-by-mistake", "source": "shop", "type": "purchase.completed", "time": "2026-03-27T17:11:00+01:00",
               "subject": "order-2026-03-27-b", "data": {"customer_id": "zendesk:7881", "amount": "49.90", "currency": "EUR"}},
              {"id": "call-2026-03-27-opened", "source": "zendesk", "type": "interaction.opened", "time": "2026-03-27T18:00:00+01:00",
               "subject": "call-2026-03-27", "data": {"channel": "phone", "topic": "delivery"}}
            ]""";

    static final String EVENT_TO_VOID = """
            {"subject": "order-2026-03-27-b", "source": "shop", "id": "order-2026-03-27-paid-by-mistake"}""";

    static final String CLOUD_EVENT = """
            {
              "specversion": "1.0",
              "id": "order-2026-03-28-paid",
              "source": "https://shop.example.com",
              "type": "purchase.completed",
              "time": "2026-03-28T09:12:31Z",
              "subject": "order-2026-03-28",
              "datacontenttype": "application/json",
              "data": {"customer_id": "zendesk:7881", "amount": "49.90", "currency": "EUR", "interaction_id": "chat-2026-03-27"}
            }""";

    static final String CLOUD_EVENTS = "[" + CLOUD_EVENT + "]";

    static final String NDJSON = """
            {"id": "chat-2026-03-27-opened", "source": "zendesk", "type": "interaction.opened", "time": "2026-03-27T16:30:00+01:00", "subject": "chat-2026-03-27", "data": {"customer_id": "zendesk:7881", "channel": "chat", "topic": "billing"}}
            {"id": "chat-2026-03-27-resolved", "source": "zendesk", "type": "interaction.resolved", "time": "2026-03-27T17:00:00+01:00", "subject": "chat-2026-03-27", "data": {"agent": "agent-7", "team": "billing", "first_contact": true}}
            """;

    static final String CSV = """
            id,source,type,time,subject,customer_id,channel,topic,agent,team,first_contact,attributes.plan,tags
            mail-2026-03-28-opened,zendesk,interaction.opened,2026-03-28T09:30:00+01:00,mail-2026-03-28,zendesk:7881,email,billing,,,,pro,vip|billing
            mail-2026-03-28-resolved,zendesk,interaction.resolved,2026-03-28T11:00:00+01:00,mail-2026-03-28,,,,agent-7,billing,true,,
            """;

    static final String RESPONSES = """
            [
              {"id": "answer-2026-03-27-1", "source": "typeform", "kind": "csat", "score": 5, "scale": {"min": 1, "max": 5}, "survey": "after-chat",
               "responded_at": "2026-03-27T17:05:00+01:00", "interaction_id": "chat-2026-03-27", "comment": "Quick and kind."},
              {"id": "answer-2026-03-27-2", "source": "typeform", "kind": "nps", "score": 9, "responded_at": "2026-03-27T17:06:00+01:00",
               "customer_id": "zendesk:7881"},
              {"id": "answer-2026-03-27-3", "source": "typeform", "kind": "ces", "score": 6, "scale": {"min": 1, "max": 7}, "survey": "after-chat",
               "responded_at": "2026-03-27T17:06:30+01:00", "interaction_id": "chat-2026-03-27"},
              {"id": "answer-2026-03-27-4", "source": "typeform", "kind": "resolution", "score": 1, "scale": {"min": 0, "max": 1}, "survey": "after-chat",
               "responded_at": "2026-03-27T17:07:00+01:00", "interaction_id": "chat-2026-03-27"}
            ]""";

    static final String RESPONSES_NDJSON = """
            {"id": "answer-2026-03-27-1", "source": "typeform", "kind": "csat", "score": 5, "scale": {"min": 1, "max": 5}, "survey": "after-chat", "responded_at": "2026-03-27T17:05:00+01:00", "interaction_id": "chat-2026-03-27", "comment": "Quick and kind."}
            {"id": "answer-2026-03-27-2", "source": "typeform", "kind": "nps", "score": 9, "responded_at": "2026-03-27T17:06:00+01:00", "customer_id": "zendesk:7881"}
            """;

    static final String RESPONSES_CSV = """
            id,source,kind,score,scale.min,scale.max,survey,responded_at,interaction_id,customer_id,comment
            answer-2026-03-28-1,typeform,csat,4,1,5,after-mail,2026-03-28T12:05:00+01:00,mail-2026-03-28,,"Quick, and kind."
            answer-2026-03-28-2,typeform,nps,9,,,,2026-03-28T12:06:00+01:00,,zendesk:7881,
            """;

    private EventExamples() {}
}
