package org.vigie.cli.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import picocli.CommandLine.Option;

/** Which instance a command means: the one named, else the only one that runs. */
public final class InstanceOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "data folder of the instance")
    private @Nullable Path folder;

    @Option(
            names = "--country",
            paramLabel = "us|fr|ch",
            description = "country of the instance, when several run in their usual folders")
    private @Nullable String country;

    /** The data folder of the instance meant; it runs. */
    public DataFolder running() {
        DataFolder data = chosen();
        if (!InstanceLock.isHeld(data) || InstanceFile.read(data).isEmpty()) {
            throw new Failure("no Vigie is running on " + data.root() + ": start one with ./vigie up");
        }
        return data;
    }

    private DataFolder chosen() {
        if (folder != null || country != null) {
            return DataFolder.of(folder, country == null ? "" : country);
        }
        List<DataFolder> running = inUsualFolders();
        return switch (running.size()) {
            case 0 ->
                throw new Failure("no Vigie is running in " + DataFolder.defaultParent()
                        + ": start one with ./vigie up, or name its folder with --data");
            case 1 -> running.getFirst();
            default ->
                throw new Failure("several instances are running, say which with --country or --data: "
                        + String.join(
                                ", ",
                                running.stream()
                                        .map(data -> data.root().toString())
                                        .toList()));
        };
    }

    private static List<DataFolder> inUsualFolders() {
        Path parent = DataFolder.defaultParent();
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.sorted()
                    .map(DataFolder::new)
                    .filter(InstanceLock::isHeld)
                    .toList();
        } catch (IOException e) {
            throw new Failure("cannot look into " + parent + ": " + Reasons.of(e), e);
        }
    }
}
