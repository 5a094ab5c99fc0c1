package dev.rapport.ingest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What CloudEvents 1.0.2 demands of context attributes, beyond what every event must keep. A defect is the rest of a
 * sentence that begins with the attribute's name; null means that all is well.
 */
final class CloudEventRules {
    /** The version of the specification, the only one there is in use. */
    static final String VERSION = "1.0";

    private CloudEventRules() {}

    /** What is wrong with an attribute that the specification names. */
    static @Nullable String attributeDefect(Envelope part, Form form, String text) {
        if (form != Form.TEXT) {
            return "is %s, %s; CloudEvents writes it as text: send it in quotes"
                    .formatted(form.description(), Texts.shown(text));
        }
        if (text.isEmpty()) {
            return "is empty; " + (isOptional(part) ? "give it a value, or leave it out" : "it is required");
        }
        String defect = textDefect(text);
        if (defect != null) {
            return defect;
        }
        return switch (part) {
            case SOURCE -> uri(text) == null ? Texts.shown(text) + NO_REFERENCE : null;
            case DATASCHEMA -> isAbsolute(text) ? null : Texts.shown(text) + NO_URI;
            default -> contentDefect(part, text);
        };
    }

    private static final String NO_REFERENCE =
            " is not a URI reference (RFC 3986); percent-encode characters that it does not allow, such as spaces";
    private static final String NO_URI =
            " is not an absolute URI; send one such as https://example.com/schemas/event.json";

    private static boolean isOptional(Envelope part) {
        return part == Envelope.DATACONTENTTYPE || part == Envelope.DATASCHEMA;
    }

    /** What is wrong with an attribute wherever it stands, under whichever media type. */
    static @Nullable String contentDefect(Envelope part, String text) {
        if (part == Envelope.SPECVERSION && !text.equals(VERSION)) {
            return Texts.shown(text) + " is not supported; send 1.0";
        }
        if (part == Envelope.DATACONTENTTYPE && !isJson(text)) {
            return Texts.shown(text)
                    + " is not supported; data is a JSON object: send application/json, or leave it out";
        }
        return null;
    }

    /** What is wrong with a text by the type system of CloudEvents. */
    static @Nullable String textDefect(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return "contains the control character U+%04X, which CloudEvents does not allow; leave it out"
                        .formatted((int) text.charAt(i));
            }
        }
        return null;
    }

    /** Whether a media type is one of JSON: a subtype of {@code json}, or one that ends in {@code +json}. */
    static boolean isJson(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.endsWith("/json") || type.endsWith("+json");
    }

    private static boolean isAbsolute(String text) {
        URI uri = uri(text);
        return uri != null && uri.isAbsolute();
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException noUri) {
            return null;
        }
    }
}
