package org.vigie.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;

/** Refuses to start where the disk is (nearly) full. */
final class DiskSpace {
    private static final long FRESH_MEGABYTES = 400;
    private static final long USED_MEGABYTES = 64;

    private DiskSpace() {}

    static void check(DataFolder data) {
        try {
            long needed = Files.exists(data.postgres()) ? USED_MEGABYTES : FRESH_MEGABYTES;
            long free = Files.getFileStore(data.root()).getUsableSpace() / 1_000_000;
            if (free < needed) {
                throw new Failure("the disk is full: " + data.root() + " has " + free + " MB left, at least " + needed
                        + " MB are needed to start");
            }
        } catch (IOException e) {
            throw new Failure("cannot look at the disk of " + data.root() + ": " + Reasons.of(e), e);
        }
    }
}
