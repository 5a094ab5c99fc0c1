package dev.rapport.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** Its annotation alone gives every {@code @QuarkusTest} the server. */
@QuarkusTestResource(EmbeddedPostgresResource.class)
final class SharedTestResources {

    private SharedTestResources() {}
}
