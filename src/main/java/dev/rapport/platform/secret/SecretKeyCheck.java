package dev.rapport.platform.secret;

import dev.rapport.platform.startup.StartupStep;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** A node that cannot read the stored secrets does not start, rather than refuse what vendors deliver to it. */
@ApplicationScoped
class SecretKeyCheck implements StartupStep {
    private static final Logger LOG = Logger.getLogger(SecretKeyCheck.class);

    private final SecretKeyConfiguration configuration;
    private final SealingKey key;
    private final MasterKey master;
    private final List<StoredSecrets> stores;

    SecretKeyCheck(
            SecretKeyConfiguration configuration, SealingKey key, MasterKey master, @All List<StoredSecrets> stores) {
        this.configuration = configuration;
        this.key = key;
        this.master = master;
        this.stores = stores;
    }

    @Override
    public int order() {
        return TABLES;
    }

    @Override
    @Transactional
    public void run() {
        if (configuration.secretKey().isPresent()) {
            master.find(); // one that is too short ends the start, also while nothing is encrypted
        }
        boolean accepted = configuration.secretKeyLost().isPresent();
        if (accepted) {
            LOG.warn("RAPPORT_SECRET_KEY_LOST=accept: secrets that cannot be decrypted are deleted. Remove the"
                    + " setting before the next start.");
        }
        key.check(stores, accepted);
    }
}
