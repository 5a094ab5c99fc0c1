package dev.rapport.workspace.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** The caller of the request that is being answered. Works only where a scope is demanded: {@code @RolesAllowed}. */
@ApplicationScoped
public class CurrentCaller {

    static final String ATTRIBUTE = "caller";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("the resource demands no scope, so it has no caller");
        }
        return caller;
    }
}
