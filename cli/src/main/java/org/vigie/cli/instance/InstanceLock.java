package org.vigie.cli.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;

/** The lock on a data folder; the operating system drops it when its holder ends, however it ends. */
public final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;

    private InstanceLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of {@code data}, or says who has it. */
    public static InstanceLock take(DataFolder data) {
        Path file = data.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new Failure("the data folder " + data.root() + " is in use by another Vigie (process " + holder
                        + "): stop it with ./vigie stop --data " + data.root()
                        + " or choose another folder with --data");
            }
            channel.truncate(0);
            ByteBuffer text =
                    StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n");
            while (text.hasRemaining()) {
                channel.write(text);
            }
            return new InstanceLock(channel);
        } catch (IOException e) {
            throw new Failure("cannot lock the data folder " + data.root() + ": " + Reasons.of(e), e);
        }
    }

    /** Whether some process holds the lock of {@code data}. */
    public static boolean isHeld(DataFolder data) {
        Path file = data.run().resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException e) {
            throw new Failure("cannot look at " + file + ": " + Reasons.of(e), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Failure("cannot give the lock back: " + Reasons.of(e), e);
        }
    }
}
