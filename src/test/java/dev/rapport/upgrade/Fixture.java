package dev.rapport.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** What a published version left, unpacked. {@code src/test/upgrade/write} made it and says what is in it. */
record Fixture(String version, Path folder) {
    private static final Path ARCHIVES = Path.of("src/test/upgrade");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Fixture unpack(String version, Path target) throws IOException {
        try (InputStream archive = Files.newInputStream(ARCHIVES.resolve(version + ".tar.xz"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.copy(tar, path);
                }
                Files.setPosixFilePermissions(path, permissions(entry.getMode()));
            }
        }
        return new Fixture(version, target);
    }

    /** PostgreSQL refuses a folder that others may read. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromLeft = PosixFilePermission.values();
        for (int bit = 0; bit < fromLeft.length; bit++) {
            if ((mode & (0b100_000_000 >> bit)) != 0) {
                permissions.add(fromLeft[bit]);
            }
        }
        return permissions;
    }

    Path data() {
        return folder.resolve("data");
    }

    JsonNode json(String file) throws IOException {
        return JSON.readTree(folder.resolve(file).toFile());
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    ExpectedDifferences differences() throws IOException {
        return ExpectedDifferences.read(ARCHIVES.resolve(version + "-differences.txt"));
    }
}
