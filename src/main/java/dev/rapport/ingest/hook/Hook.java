package dev.rapport.ingest.hook;

import dev.rapport.ingest.connector.Mapping;
import dev.rapport.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one account of a vendor sends its deliveries, without the secrets.
 *
 * @param id its number among the settings
 * @param connector the vendor
 * @param name what its owner calls it
 * @param address the unguessable part of its address; empty when it was lost with the key that it was encrypted with
 * @param hasSecret whether deliveries are verified
 * @param secretLost whether what they were verified with was lost, so that none is taken until there is another one
 * @param hasAccessToken whether the vendor's interface can be asked
 * @param mapping which of the vendor's fields is which of ours
 */
public record Hook(
        long id,
        WorkspaceId workspace,
        String connector,
        String name,
        Optional<HookAddress> address,
        boolean hasSecret,
        boolean secretLost,
        boolean hasAccessToken,
        Mapping mapping,
        Instant createdAt,
        Instant changedAt) {

    /** The same hook as if its mapping were that. */
    Hook with(Mapping other) {
        return new Hook(
                id,
                workspace,
                connector,
                name,
                address,
                hasSecret,
                secretLost,
                hasAccessToken,
                other,
                createdAt,
                changedAt);
    }

    /** Where the vendor sends to, below the address of the service. */
    public Optional<String> path() {
        return address.map(known -> "/v1/hooks/%s/%s".formatted(connector, known.text()));
    }
}
