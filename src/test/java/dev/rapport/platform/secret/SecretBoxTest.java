package dev.rapport.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.storage.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
    private static final String KEY = "a key of at least thirty-two characters";

    private final Path folder;

    SecretBoxTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private SecretBox box(Optional<String> key) {
        return new SecretBox(new MasterKey(() -> key, new DataFolder(folder)));
    }

    @Test
    void whatWasSealedCanBeReadAgain() {
        byte[] sealed = box(Optional.of(KEY)).seal("s3cret ✓", "hook secret");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
        assertThat(box(Optional.of(KEY)).open(sealed, "hook secret")).isEqualTo("s3cret ✓");
    }

    @Test
    void theSameTextIsSealedInAnotherWayEachTime() {
        SecretBox box = box(Optional.of(KEY));

        assertThat(box.seal("s3cret", "p")).isNotEqualTo(box.seal("s3cret", "p"));
    }

    @Test
    void itOpensWithNoOtherKeyForNoOtherPurposeAndNotWhenItWasChanged() {
        byte[] sealed = box(Optional.of(KEY)).seal("s3cret", "hook secret");
        byte[] changed = sealed.clone();
        changed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> box(Optional.of(KEY + "!")).open(sealed, "hook secret"))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> box(Optional.of(KEY)).open(sealed, "hook address"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> box(Optional.of(KEY)).open(changed, "hook secret"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> box(Optional.of(KEY)).open(new byte[3], "hook secret"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void withoutAConfiguredKeyOneIsMadeThatOnlyTheOwnerCanRead() throws IOException {
        byte[] sealed = box(Optional.empty()).seal("s3cret", "p");

        assertThat(box(Optional.empty()).open(sealed, "p")).isEqualTo("s3cret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aConfiguredKeyThatIsTooShortEndsTheStart() {
        MasterKey key = new MasterKey(() -> Optional.of("short"), new DataFolder(folder));

        assertThatThrownBy(key::run).hasMessageContaining("rapport.secret-key has 5 characters");
    }
}
