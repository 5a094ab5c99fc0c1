package dev.rapport.platform.postgres;

import dev.rapport.platform.Watch;
import dev.rapport.platform.storage.DataFolder;
import dev.rapport.platform.storage.DataFolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server that comes with the service. It keeps its data in {@code postgres} below the data folder, and
 * there is one such server in a process.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final Duration LOOKS_APART = Duration.ofMillis(250);
    private static volatile @Nullable EmbeddedPostgres running;

    private final DataFolderLock lock;
    private final ServerControl control;
    private final int port;
    private final Watch watch;
    private volatile Postmaster postmaster;
    private volatile boolean closing;

    private EmbeddedPostgres(DataFolderLock lock, ServerControl control, int port, Postmaster postmaster) {
        this.lock = lock;
        this.control = control;
        this.port = port;
        this.postmaster = postmaster;
        this.watch = new Watch("embedded-postgres-watch", LOOKS_APART, this::look);
    }

    /** How to reach the database. */
    public record Login(String jdbcUrl, String user, String password) {}

    /**
     * Starts the server of a data folder, with the data that it had before.
     *
     * @throws dev.rapport.platform.storage.DataFolderInUseException if another process uses the folder
     * @throws EmbeddedPostgresException if the server does not start; the message carries what it said
     */
    public static EmbeddedPostgres start(DataFolder dataFolder) {
        return begin(dataFolder).await();
    }

    /**
     * Begins to start it: how it will be reached is known at once, and whoever needs it waits for it.
     *
     * @throws dev.rapport.platform.storage.DataFolderInUseException if another process uses the folder
     * @throws EmbeddedPostgresException if what a former server left can't be cleared away
     */
    public static StartingServer begin(DataFolder dataFolder) {
        DataFolderLock lock = DataFolderLock.take(dataFolder);
        try {
            ServerFolder folder = new ServerFolder(dataFolder.file("postgres"));
            ServerControl control = new ServerControl(folder);
            control.prepare();
            control.endFormerServer();
            int port = choosePort(folder);
            return new StartingServer(login(port, control), () -> start(lock, control, port));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(DataFolderLock lock, ServerControl control, int port) {
        try {
            Postmaster postmaster = control.start(port);
            EmbeddedPostgres server = new EmbeddedPostgres(lock, control, port, postmaster);
            server.database().createIfMissing();
            server.watch.start();
            running = server;
            return server;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The server of this process, if it has one. */
    public static Optional<EmbeddedPostgres> running() {
        return Optional.ofNullable(running);
    }

    public Login login() {
        return login(port, control);
    }

    private static Login login(int port, ServerControl control) {
        ApplicationDatabase database = new ApplicationDatabase(port, control.password());
        return new Login(database.url(), ServerControl.USER, control.password());
    }

    /** Whether the server's process lives; it may for a moment be false while the server is started anew. */
    public boolean isAlive() {
        return !closing && postmaster.state() == Postmaster.State.RUNNING;
    }

    /** Throws away all data and begins with an empty database: for tests. */
    public void clear() {
        database().drop();
        database().createIfMissing();
    }

    private ApplicationDatabase database() {
        return new ApplicationDatabase(port, control.password());
    }

    private void look() {
        if (!closing && !isAlive()) {
            restart();
        }
    }

    private synchronized void restart() {
        if (!closing) {
            LOG.error("PostgreSQL stopped unexpectedly; restarting it");
            postmaster = control.start(port);
            LOG.info("PostgreSQL is running again");
        }
    }

    /** Stops the server and frees the data folder. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        watch.close();
        try {
            control.stop();
        } finally {
            running = null;
            lock.close();
        }
    }

    private static int choosePort(ServerFolder folder) {
        try {
            if (Files.exists(folder.port())) {
                int before = Integer.parseInt(Files.readString(folder.port()).strip());
                if (isFree(before)) {
                    return before;
                }
            }
            int port = anyFree();
            Files.writeString(folder.port(), Integer.toString(port));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot choose a port for PostgreSQL", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
