package dev.rapport.workspace.access;

import dev.rapport.workspace.Scope;
import dev.rapport.workspace.key.KeySecret;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Turns a key into the identity that {@code @RolesAllowed} looks at. */
@ApplicationScoped
class ApiKeyIdentityProvider implements IdentityProvider<ApiKeyRequest> {

    private static final Logger LOG = Logger.getLogger(ApiKeyIdentityProvider.class);

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
        if (remembered.isPresent() && remembered.get().isOld()) {
            Infrastructure.getDefaultExecutor().execute(() -> refresh(request.secret()));
        }
        return remembered.isPresent()
                ? Uni.createFrom().item(() -> identity(remembered.get()))
                : context.runBlocking(() -> identity(directory.lookUp(request.secret())));
    }

    /** Looks a key up before it is forgotten; when that fails, whoever asks next after that does it. */
    private void refresh(KeySecret secret) {
        try {
            directory.lookUp(secret);
        } catch (RuntimeException away) {
            LOG.debugf(away, "a key was not looked up again");
        }
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
