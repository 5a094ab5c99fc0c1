package dev.rapport.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The server's programs, unpacked once into the data folder: the system's temporary folder may be cleaned while the
 * server runs, or forbid programs.
 */
final class ServerBinaries {

    /** As in the pom; a test compares the two. */
    static final String VERSION = "18.6.0";

    private ServerBinaries() {}

    static void unpackInto(Path target) {
        if (Files.isDirectory(target)) {
            return;
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try (InputStream archive = open(archiveName(System.getProperty("os.name"), System.getProperty("os.arch")))) {
            delete(unfinished);
            unpack(archive, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL into " + target, e);
        }
    }

    static String archiveName(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean arm = List.of("aarch64", "arm64").contains(processor);
        boolean intel = List.of("amd64", "x86_64").contains(processor);
        if (name.startsWith("linux") && intel) {
            return "/postgres-linux-x86_64.txz";
        }
        if (name.startsWith("linux") && arm) {
            return "/postgres-linux-arm_64.txz";
        }
        if (name.startsWith("mac") && arm) {
            return "/postgres-darwin-arm_64.txz";
        }
        throw new EmbeddedPostgresException(("There is no embedded PostgreSQL for %s on %s. Run a PostgreSQL server and"
                        + " configure it with QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                        + " QUARKUS_DATASOURCE_PASSWORD.")
                .formatted(system, processor));
    }

    private static InputStream open(String archive) {
        InputStream stream = ServerBinaries.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new EmbeddedPostgresException("The archive " + archive + " is missing from the class path.");
        }
        return stream;
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean program = (entry.getMode() & 0b001_000_000) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
