package dev.rapport.workspace.access;

import dev.rapport.workspace.key.KeySecret;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Finds the API key in a request, in any of the three places where one may stand. */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Optional<String> credential = Credentials.from(
                Optional.ofNullable(context.request().getHeader("Authorization")),
                Optional.ofNullable(context.request().getHeader("X-API-Key")));
        if (credential.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Optional<KeySecret> secret = credential.flatMap(KeySecret::fromText);
        return secret.isEmpty()
                ? Uni.createFrom().failure(new AuthenticationFailedException("not of the form of an API key"))
                : identities.authenticate(new ApiKeyRequest(secret.get()));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"rapport\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiKeyRequest.class);
    }
}
