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
        MasterKey master = master(key);
        return new SecretBox(new SecretBox.Keys() {
            @Override
            public MasterKey.Key toOpen() {
                return master.find().orElseThrow();
            }

            @Override
            public MasterKey.Key toSeal() {
                return master.findOrMake();
            }
        });
    }

    private MasterKey master(Optional<String> key) {
        SecretKeyConfiguration configuration = new SecretKeyConfiguration() {
            @Override
            public Optional<String> secretKey() {
                return key;
            }

            @Override
            public Optional<Loss> secretKeyLost() {
                return Optional.empty();
            }
        };
        return new MasterKey(configuration, new DataFolder(folder));
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
    void aKeyThatIsTooShortIsRefusedWithWhereItIs() throws IOException {
        assertThatThrownBy(() -> master(Optional.of("short")).find())
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContainingAll("RAPPORT_SECRET_KEY", "has 5 characters");

        Files.writeString(folder.resolve("secret-key"), "cut off");
        assertThatThrownBy(() -> master(Optional.empty()).find())
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContainingAll(folder.resolve("secret-key").toString(), "has 7 characters");
    }

    @Test
    void aFileThatCannotBeReadIsToldOf() throws IOException {
        Files.createDirectory(folder.resolve("secret-key"));

        assertThatThrownBy(() -> master(Optional.empty()).find())
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContainingAll(folder.resolve("secret-key").toString(), "cannot be read");
    }

    @Test
    void theCheckValueTellsKeysApartAndNothingElse() {
        byte[] value = master(Optional.of(KEY)).find().orElseThrow().checkValue();

        assertThat(master(Optional.of(KEY)).find().orElseThrow().checkValue()).isEqualTo(value);
        assertThat(master(Optional.of(KEY + "!")).find().orElseThrow().checkValue())
                .isNotEqualTo(value);
    }
}
