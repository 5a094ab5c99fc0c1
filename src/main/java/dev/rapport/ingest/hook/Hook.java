package dev.rapport.ingest.hook;

import dev.rapport.ingest.connector.Mapping;
import dev.rapport.workspace.WorkspaceId;
import java.time.Instant;

/**
 * Where one account of a vendor sends its deliveries, without the secrets.
 *
 * @param id its number among the settings
 * @param connector the vendor
 * @param name what its owner calls it
 * @param address the unguessable part of its address
 * @param hasSecret whether deliveries are verified
 * @param hasAccessToken whether the vendor's interface can be asked
 * @param mapping which of the vendor's fields is which of ours
 */
public record Hook(
        long id,
        WorkspaceId workspace,
        String connector,
        String name,
        HookAddress address,
        boolean hasSecret,
        boolean hasAccessToken,
        Mapping mapping,
        Instant createdAt,
        Instant changedAt) {

    /** The same hook as if its mapping were that. */
    Hook with(Mapping other) {
        return new Hook(
                id, workspace, connector, name, address, hasSecret, hasAccessToken, other, createdAt, changedAt);
    }

    /** Where the vendor sends to, below the address of the service. */
    public String path() {
        return "/v1/hooks/%s/%s".formatted(connector, address.text());
    }
}
