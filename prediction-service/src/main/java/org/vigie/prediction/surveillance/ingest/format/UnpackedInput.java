package org.vigie.prediction.surveillance.ingest.format;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Unpacked content that is cut off with a finding when it grows beyond the limits or turns out to be damaged. */
final class UnpackedInput extends FilterInputStream {
    private final @Nullable String entry;
    private final LongSupplier packed;
    private final long before;
    private final Limits limits;
    private long count;

    /**
     * Guards the content of one entry.
     *
     * @param packed bytes of the packed file read or sent so far
     * @param before bytes that other entries unpacked to
     */
    UnpackedInput(InputStream in, @Nullable String entry, LongSupplier packed, long before, Limits limits) {
        super(in);
        this.entry = entry;
        this.packed = packed;
        this.before = before;
        this.limits = limits;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = readSound(buffer, offset, length);
        count += Math.max(0, read);
        if (!limits.allow(packed.getAsLong(), before + count)) {
            throw new RefusedFileException(
                    "archive-too-large",
                    entry,
                    (before + count) + " bytes",
                    "at most " + limits.ratio() + " bytes for each byte sent, and " + limits.unpackedBytes()
                            + " in all; send the data in several files");
        }
        return read;
    }

    private int readSound(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (EOFException cut) {
            throw damaged("truncated-gzip", "a complete file; send it again");
        } catch (ZipException damaged) {
            throw damaged("corrupt-gzip", "an undamaged file; pack and send it again");
        }
    }

    private RefusedFileException damaged(String rule, String expected) {
        return new RefusedFileException(entry == null ? rule : "archive-corrupt", entry, null, expected);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
