package dev.rapport.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder that keeps what must outlive the process.
 *
 * @param path its absolute path
 */
public record DataFolder(Path path) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** Makes the folder and the missing ones above it. */
    public void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the data folder " + path, e);
        }
    }

    /**
     * Writes a secret so that a reader finds either all of it or nothing, and only the owner of the process can read it.
     */
    public Path writeSecret(String name, String content) {
        create();
        return writeSecret(file(name), content);
    }

    /** The same for a path inside or outside the folder, whose parent exists. */
    public static Path writeSecret(Path target, String content) {
        Path parent = target.toAbsolutePath().getParent();
        try {
            Path temporary = Files.createTempFile(parent, "." + target.getFileName(), ".tmp", OWNER_ONLY);
            Files.write(temporary, content.getBytes(StandardCharsets.UTF_8));
            return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }
}
