package dev.rapport.platform.secret;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The key of this node as far as it may be used: never one that other secrets in the database don't open with. */
@ApplicationScoped
class SealingKey implements SecretBox.Keys {
    private final MasterKey master;
    private final KeyInUse inUse;

    SealingKey(MasterKey master, KeyInUse inUse) {
        this.master = master;
        this.inUse = inUse;
    }

    @Override
    public MasterKey.Key toOpen() {
        return master.find().orElseThrow(() -> new SecretKeyException(none()));
    }

    /** Looked at each time, which is seldom: another node may have begun with another key meanwhile. */
    @Override
    public MasterKey.Key toSeal() {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (inUse.isKnown() && master.find().isEmpty()) {
                throw new SecretKeyException(none());
            }
            MasterKey.Key key = master.findOrMake();
            inUse.begin(key);
            if (!inUse.is(key)) {
                throw new SecretKeyException(other());
            }
            return key;
        });
    }

    private String none() {
        return "Secrets in the database are encrypted, and this node has no key: %s is missing, and RAPPORT_SECRET_KEY is not set."
                .formatted(master.origin());
    }

    private String other() {
        return "Secrets in the database are encrypted with another key than this node's, which is in %s."
                .formatted(master.origin());
    }

    /**
     * Looks whether all secrets can be read.
     *
     * @throws SecretKeyException when not, and the loss is not accepted
     */
    void check(List<StoredSecrets> stores, boolean lossIsAccepted) {
        if (stores.stream().noneMatch(StoredSecrets::exist)) {
            if (inUse.isKnown()) { // all that was encrypted is gone, and its key may be too
                master.find().ifPresentOrElse(inUse::replaceBy, inUse::forget);
            }
            return;
        }
        if (master.find().isEmpty() && !lossIsAccepted) {
            throw new SecretKeyException(none() + whatToDo());
        }
        MasterKey.Key key = master.findOrMake();
        if (!stores.stream().allMatch(StoredSecrets::areReadable)) {
            if (!lossIsAccepted) {
                throw new SecretKeyException(other() + whatToDo());
            }
            stores.forEach(StoredSecrets::giveUp);
        }
        inUse.replaceBy(key);
    }

    private String whatToDo() {
        return """
                 Nothing was changed. One of these helps:
                - put the key back from the back-up: as the file %s of the data folder, or in RAPPORT_SECRET_KEY, which holds before the file;
                - if it is gone for good, start once with RAPPORT_SECRET_KEY_LOST=accept: the secrets of hooks are forgotten, a new key is used, and each of these hooks refuses deliveries until its secret is set again (PATCH /v1/hooks/{id}).""".formatted(MasterKey.FILE);
    }
}
