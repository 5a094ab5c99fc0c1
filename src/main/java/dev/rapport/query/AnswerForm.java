package dev.rapport.query;

import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which an answer can be had. */
public enum AnswerForm {
    /** One document with everything. */
    JSON("application/json"),
    /** The rows with a header line, RFC 4180. */
    CSV("text/csv"),
    /** The rows, one JSON object a line. */
    NDJSON("application/x-ndjson");

    private final String mediaType;

    AnswerForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The Content-Type of answers. */
    public String contentType() {
        return this == CSV ? mediaType + "; charset=utf-8; header=present" : mediaType;
    }

    /** The name in the parameter. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names. */
    static List<String> names() {
        return Arrays.stream(values()).map(AnswerForm::wireName).toList();
    }

    /**
     * The form of that name.
     *
     * @throws IllegalArgumentException when there is none, with a sentence that names the nearest
     */
    public static AnswerForm named(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(NearestName.unknown("format", name, names()));
        }
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * The form that was asked for.
     *
     * @param format the parameter for tools that can't set a header; it wins unless it is empty
     * @param acceptable what the client accepts, the best first
     * @throws dev.rapport.platform.problem.ProblemException when there is no such form
     */
    public static AnswerForm negotiate(Optional<String> format, List<MediaType> acceptable) {
        if (format.isPresent() && !format.get().isEmpty()) {
            try {
                return named(format.get());
            } catch (IllegalArgumentException unknown) {
                throw Problem.validation("format", String.valueOf(unknown.getMessage()))
                        .toException();
            }
        }
        for (MediaType accepted : acceptable) {
            for (AnswerForm form : values()) {
                if (accepted.isCompatible(MediaType.valueOf(form.mediaType))) {
                    return form;
                }
            }
        }
        throw Problem.notAcceptable("This can be had as application/json, text/csv or application/x-ndjson.")
                .toException();
    }
}
