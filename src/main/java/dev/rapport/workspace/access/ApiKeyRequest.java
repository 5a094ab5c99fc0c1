package dev.rapport.workspace.access;

import dev.rapport.workspace.key.KeySecret;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The claim to own a key. */
final class ApiKeyRequest extends BaseAuthenticationRequest {

    private final KeySecret secret;

    ApiKeyRequest(KeySecret secret) {
        this.secret = secret;
    }

    KeySecret secret() {
        return secret;
    }
}
