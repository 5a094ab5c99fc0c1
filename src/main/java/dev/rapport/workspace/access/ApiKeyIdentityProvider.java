package dev.rapport.workspace.access;

import dev.rapport.workspace.Scope;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a key into the identity that {@code @RolesAllowed} looks at. */
@ApplicationScoped
class ApiKeyIdentityProvider implements IdentityProvider<ApiKeyRequest> {

    private final CallerDirectory directory;

    ApiKeyIdentityProvider(CallerDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        // What is remembered is answered on the event loop; only the database needs a thread that may wait.
        Optional<CallerDirectory.Verdict> remembered = directory.remembered(request.secret());
        return remembered.isPresent()
                ? Uni.createFrom().item(() -> identity(remembered.get()))
                : context.runBlocking(() -> identity(directory.lookUp(request.secret())));
    }

    private static SecurityIdentity identity(CallerDirectory.Verdict verdict) {
        Caller caller = verdict.caller()
                .orElseThrow(() -> new AuthenticationFailedException("unknown, revoked or expired key"));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.keyName()))
                .addRoles(caller.scopes().stream().map(Scope::id).collect(Collectors.toSet()))
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .build();
    }
}
