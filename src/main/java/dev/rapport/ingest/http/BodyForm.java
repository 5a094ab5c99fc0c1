package dev.rapport.ingest.http;

import dev.rapport.ingest.JsonDocument;
import dev.rapport.ingest.Shape;
import dev.rapport.platform.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The wire forms of a body, by media type. */
enum BodyForm {
    JSON(List.of(BodyForm.APPLICATION_JSON)),
    /** One CloudEvent in structured mode. */
    CLOUD_EVENT(List.of(BodyForm.CLOUD_EVENT_JSON)),
    /** CloudEvents in batched mode. */
    CLOUD_EVENTS(List.of(BodyForm.CLOUD_EVENTS_BATCH_JSON)),
    /** A CloudEvent in binary mode: whatever JSON the content type names is its data. */
    CLOUD_EVENT_IN_HEADERS(List.of()),
    NDJSON(List.of(BodyForm.APPLICATION_NDJSON, "application/ndjson", "application/jsonl")),
    CSV(List.of(BodyForm.TEXT_CSV));

    static final String APPLICATION_JSON = "application/json";
    static final String CLOUD_EVENT_JSON = "application/cloudevents+json";
    static final String CLOUD_EVENTS_BATCH_JSON = "application/cloudevents-batch+json";
    static final String APPLICATION_NDJSON = "application/x-ndjson";
    static final String TEXT_CSV = "text/csv";

    @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable
    private final List<String> mediaTypes;

    BodyForm(List<String> mediaTypes) {
        this.mediaTypes = mediaTypes;
    }

    /** The form of a request, by its Content-Type and by whether other headers carry a CloudEvent. */
    static BodyForm of(@Nullable String contentType, Shape shape, boolean hasEventInHeaders) {
        boolean isAbsent = contentType == null || contentType.isBlank();
        boolean isBinary = hasEventInHeaders && CLOUD_EVENT_IN_HEADERS.isTakenFor(shape);
        if (isAbsent && isBinary) {
            return CLOUD_EVENT_IN_HEADERS;
        }
        if (contentType == null || isAbsent) {
            throw refusal("The request has no Content-Type", shape);
        }
        MediaType mediaType = parse(contentType, shape);
        String name = (mediaType.getType() + "/" + mediaType.getSubtype()).toLowerCase(Locale.ROOT);
        if (isBinary && !name.startsWith("application/cloudevents")) {
            return binary(mediaType, name);
        }
        for (BodyForm form : values()) {
            if (form.isTakenFor(shape) && form.mediaTypes.contains(name)) {
                if (form != JSON && form != NDJSON) {
                    checkCharset(mediaType); // of JSON the parameter means nothing: it is always UTF-8
                }
                return form;
            }
        }
        throw refusal("This address does not support the Content-Type %s".formatted(shown(name)), shape);
    }

    private static BodyForm binary(MediaType mediaType, String name) {
        if (!name.endsWith("/json") && !name.endsWith("+json")) {
            throw Problem.unsupportedMediaType(
                            "The data of a CloudEvent in binary mode is a JSON object: send Content-Type application/json, not %s."
                                    .formatted(shown(name)))
                    .toException();
        }
        checkCharset(mediaType);
        return CLOUD_EVENT_IN_HEADERS;
    }

    private boolean isTakenFor(Shape shape) {
        return !isCloudEvents() || shape != Shape.SURVEY_RESPONSE;
    }

    /** Whether the form is one of CloudEvents, whose rules then hold. */
    boolean isCloudEvents() {
        return this == CLOUD_EVENT || this == CLOUD_EVENTS || this == CLOUD_EVENT_IN_HEADERS;
    }

    /** Refuses a list where the media type says that the body is one event, and the other way round. */
    void checkExtent(JsonDocument document) {
        if (this == CLOUD_EVENT && document.isArray()) {
            throw Problem.malformed("the body is a list; send one event, or the list as " + CLOUD_EVENTS_BATCH_JSON)
                    .toException();
        }
        if (this == CLOUD_EVENTS && !document.isArray()) {
            throw Problem.malformed("the body is not a list; send a list of events, or the one as " + CLOUD_EVENT_JSON)
                    .toException();
        }
    }

    private static MediaType parse(String contentType, Shape shape) {
        try {
            return MediaType.valueOf(contentType);
        } catch (IllegalArgumentException notAMediaType) {
            throw refusal("The Content-Type %s is not a media type".formatted(shown(contentType)), shape);
        }
    }

    private static void checkCharset(MediaType mediaType) {
        String charset = mediaType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!List.of("utf-8", "utf8", "us-ascii").contains(charset.toLowerCase(Locale.ROOT))) {
            throw Problem.unsupportedMediaType(
                            "The charset %s is not supported; send the body in UTF-8.".formatted(shown(charset)))
                    .toException();
        }
    }

    private static RuntimeException refusal(String what, Shape shape) {
        List<String> known = new ArrayList<>();
        for (BodyForm form : values()) {
            if (form.isTakenFor(shape)) {
                known.addAll(form.mediaTypes);
            }
        }
        return Problem.unsupportedMediaType("%s; supported are %s.".formatted(what, String.join(", ", known)))
                .toException();
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
