package dev.rapport.platform.http;

import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One part of a list.
 *
 * @param data its items, in the order of the list
 * @param nextCursor where the next part begins; empty at the end
 */
@Schema(requiredProperties = {"data", "next_cursor"})
public record Page<T>(
        List<T> data,

        @Schema(description = Page.NEXT, nullable = true) Optional<String> nextCursor) {

    private static final String NEXT = "Pass it as cursor to get the next page; null on the last one.";

    public Page {
        data = List.copyOf(data);
    }

    /** What a page of such things looks like on the wire. */
    public static ObjectType of(ObjectType item) {
        return ObjectType.of(
                item.name() + "Page",
                "One part of a list.",
                Property.objects("data", item),
                Property.text("next_cursor").orNull().meaning(NEXT));
    }

    /**
     * From rows read with one more than the limit, which tells whether there is a next page.
     *
     * @param key the ascending key the rows were read by
     */
    public static <R, T> Page<T> of(PageRequest request, List<R> rows, ToLongFunction<R> key, Function<R, T> toItem) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        Optional<String> next = more
                ? Optional.of(Cursor.encode(Long.toString(key.applyAsLong(shown.get(shown.size() - 1)))))
                : Optional.empty();
        return new Page<>(shown.stream().map(toItem).toList(), next);
    }

    /** The answer, with the address of the next page in its Link header. */
    public RestResponse<Page<T>> toResponse(UriInfo request) {
        RestResponse.ResponseBuilder<Page<T>> response = RestResponse.ResponseBuilder.ok(this);
        nextCursor.ifPresent(cursor -> {
            String query = request.getRequestUriBuilder()
                    .replaceQueryParam("cursor", cursor)
                    .build()
                    .getRawQuery();
            response.header(
                    "Link",
                    "<%s?%s>; rel=\"next\"".formatted(request.getRequestUri().getRawPath(), query));
        });
        return response.build();
    }
}
