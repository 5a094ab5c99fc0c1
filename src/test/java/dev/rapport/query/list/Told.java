package dev.rapport.query.list;

import dev.rapport.testing.Client;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Events as tests tell them, and lists as tests ask for them. */
final class Told {
    private Told() {}

    /** An event; its id tells type, subject and time apart. */
    static String event(String type, String subject, String time, String data) {
        return "{\"id\":\"%s %s %s\",\"source\":\"desk\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":{%s}}"
                .formatted(type, subject, time, type, subject, time, data);
    }

    static String opened(String subject, String time, String data) {
        return event("interaction.opened", subject, time, data);
    }

    static String bought(String order, String time, String customer, String amount) {
        return event(
                "purchase.completed",
                order,
                time,
                "\"customer_id\":\"%s\",\"amount\":%s,\"currency\":\"EUR\"".formatted(customer, amount));
    }

    static String merged(String from, String into) {
        return event(
                "customer.merged",
                "customer:" + from,
                "2026-03-01T00:00:00Z",
                "\"from\":\"%s\",\"into\":\"%s\"".formatted(from, into));
    }

    /** Takes back what {@link #event} told. */
    static String voided(String subject, String type, String time) {
        String target = "%s %s %s".formatted(type, subject, time);
        return """
                {"id":"void of %s","source":"desk","type":"event.voided","subject":"%s","time":"2026-03-20T00:00:00Z",
                 "data":{"voids":{"source":"desk","id":"%s"}}}
                """.formatted(target, subject, target);
    }

    /** What an address answers, with parameters as {@code name=value}. */
    static Response get(Client client, String path, String... parameters) {
        RequestSpecification request = client.request();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            request.queryParam(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return request.get(path);
    }

    /** The JSON of an answer that must be given. */
    static JsonPath json(Client client, String path, String... parameters) {
        return ok(get(client, path, parameters)).jsonPath();
    }

    /** The text of an answer that must be given. */
    static String text(Client client, String path, String... parameters) {
        return ok(get(client, path, parameters)).asString();
    }

    private static Response ok(Response response) {
        if (response.statusCode() != 200) {
            throw new AssertionError("%d %s".formatted(response.statusCode(), response.asString()));
        }
        return response;
    }
}
