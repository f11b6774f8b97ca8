package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {
    @TempDir
    Path folder;

    @Test
    void rootKeepsItsDataInVarLib() {
        assertThat(DataFolder.defaultParent(Map.of(), "root", "/root")).hasToString("/var/lib/vigie");
    }

    @Test
    void othersKeepTheirDataInTheirDataHome() {
        assertThat(DataFolder.defaultParent(Map.of(), "ada", "/home/ada")).hasToString("/home/ada/.local/share/vigie");
        assertThat(DataFolder.defaultParent(Map.of("XDG_DATA_HOME", "/data"), "ada", "/home/ada"))
                .hasToString("/data/vigie");
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("us"));
        data.create(false);
        assertThat(permissions(data.root())).isEqualTo("rwx------");
        assertThat(permissions(data.secrets())).isEqualTo("rwx------");
    }

    @Test
    void letsTheDatabaseUserThroughButNotToTheSecrets() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("us"));
        data.create(true);
        assertThat(permissions(data.root())).isEqualTo("rwx--x--x");
        assertThat(permissions(data.secrets())).isEqualTo("rwx------");
    }

    @Test
    void saysWhyItCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new DataFolder(file.resolve("us")).create(false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot make the data folder");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
