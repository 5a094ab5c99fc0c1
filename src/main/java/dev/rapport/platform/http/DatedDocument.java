package dev.rapport.platform.http;

import io.quarkus.arc.Unremovable;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The OpenAPI document as it is served: that of the build, with its examples moved to the last days. */
@Alternative
@Priority(1)
@Unremovable // Quarkus asks for it by hand
@Singleton
class DatedDocument extends OpenApiDocumentService {
    private final Clock clock;
    private final Map<Form, Map.Entry<LocalDate, byte[]>> documents = new ConcurrentHashMap<>();

    DatedDocument(Clock clock) {
        this.clock = clock;
    }

    private record Form(String name, Format format) {}

    @Override
    public byte[] getDocument(String name, Format format) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return documents
                .compute(
                        new Form(name, format),
                        (form, known) -> known != null && known.getKey().equals(today)
                                ? known
                                : Map.entry(today, moved(today, super.getDocument(name, format))))
                .getValue();
    }

    private static byte[] moved(LocalDate today, byte[] document) {
        return ExampleDates.movedTo(today, new String(document, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }
}
