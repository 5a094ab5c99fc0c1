package dev.rapport.testing.document;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back for a request.
 *
 * @param method of the request
 * @param path of the request, as it was sent, without the query
 * @param headers of the answer, by their names in small letters
 */
record Answer(String method, String path, int status, Map<String, String> headers, String body) {

    static Answer of(String method, URI address, int status, Map<String, String> headers, String body) {
        Map<String, String> byName = new TreeMap<>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        return new Answer(method.toUpperCase(Locale.ROOT), address.getRawPath(), status, byName, body);
    }

    /** The media type without its parameters. */
    Optional<String> mediaType() {
        return Optional.ofNullable(headers.get("content-type"))
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** The first lines of the body that are not blank. */
    List<String> lines(int most) {
        return body.lines().filter(line -> !line.isBlank()).limit(most).toList();
    }
}
