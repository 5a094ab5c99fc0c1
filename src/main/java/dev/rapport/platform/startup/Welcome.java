package dev.rapport.platform.startup;

import dev.rapport.platform.storage.DataFolder;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells whoever has just started the service where it is and what to ask it first. */
@ApplicationScoped
class Welcome {

    private static final Logger LOG = Logger.getLogger("dev.rapport");

    private final String host;
    private final DataFolder folder;
    /** The server listens, the steps are done: in either order. */
    private final AtomicInteger missing = new AtomicInteger(2);

    Welcome(@ConfigProperty(name = "quarkus.http.host") String host, DataFolder folder) {
        this.host = host;
        this.folder = folder;
    }

    void onListening(@ObservesAsync HttpServerStart event) {
        sayWhenComplete();
    }

    void onReady() {
        sayWhenComplete();
    }

    private void sayWhenComplete() {
        if (missing.decrementAndGet() == 0) {
            // Read now and not injected: with port 0 the real one is known only once the server listens.
            int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
            LOG.info(text(base(host, port), folder.file("initial-key")));
        }
    }

    private static String base(String host, int port) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return "http://%s:%d".formatted(everywhere ? "localhost" : host, port);
    }

    static String text(String base, Path keyFile) {
        return """
                Rapport is ready.

                  API         %1$s/v1
                  Swagger UI  %1$s/q/swagger-ui
                  First key   %2$s

                Try it:
                  curl -H "Authorization: Bearer $(cat '%2$s')" %1$s/v1/workspace
                """.formatted(base, keyFile);
    }
}
