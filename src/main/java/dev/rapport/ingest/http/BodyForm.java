package dev.rapport.ingest.http;

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
    /** Structured and batched CloudEvents. */
    CLOUD_EVENTS(List.of(BodyForm.CLOUD_EVENT_JSON, BodyForm.CLOUD_EVENTS_BATCH_JSON)),
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

    /** The form that a Content-Type header names. */
    static BodyForm of(@Nullable String contentType, Shape shape) {
        if (contentType == null || contentType.isBlank()) {
            throw refusal("The request has no Content-Type", shape);
        }
        MediaType mediaType = parse(contentType, shape);
        String name = (mediaType.getType() + "/" + mediaType.getSubtype()).toLowerCase(Locale.ROOT);
        for (BodyForm form : values()) {
            if (form.isTakenFor(shape) && form.mediaTypes.contains(name)) {
                if (form == CSV) {
                    checkCharset(mediaType); // of JSON the parameter means nothing: it is always UTF-8
                }
                return form;
            }
        }
        throw refusal("The Content-Type %s is not known here".formatted(shown(name)), shape);
    }

    private boolean isTakenFor(Shape shape) {
        return this != CLOUD_EVENTS || shape != Shape.SURVEY_RESPONSE;
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
                            "The charset %s is not read; send the body in UTF-8.".formatted(shown(charset)))
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
        return Problem.unsupportedMediaType("%s; known are %s.".formatted(what, String.join(", ", known)))
                .toException();
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
