package dev.rapport.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** Its annotations alone give every {@code @QuarkusTest} the database and a vendor to ask. */
@QuarkusTestResource(EmbeddedPostgresResource.class)
@QuarkusTestResource(VendorStandIn.class)
final class SharedTestResources {

    private SharedTestResources() {}
}
