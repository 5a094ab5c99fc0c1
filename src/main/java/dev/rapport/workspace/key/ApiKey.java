package dev.rapport.workspace.key;

import dev.rapport.workspace.Scope;
import dev.rapport.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a key, which is everything but the key itself.
 *
 * @param id its number
 * @param workspace whose it is
 * @param name what its owner calls it
 * @param prefix its first characters
 * @param scopes what it allows
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused
 * @param lastUsedAt when it was last used, to the minute
 * @param revokedAt since when it is refused
 */
public record ApiKey(
        long id,
        WorkspaceId workspace,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    public boolean isUsableAt(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }
}
