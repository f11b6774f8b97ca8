package org.vigie.prediction.surveillance.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.IntFunction;

/** A received file, part by part, never more than one part in memory. */
class ReceivedParts extends InputStream {
    private final IntFunction<Optional<byte[]>> parts;
    private InputStream part = InputStream.nullInputStream();
    private int next;
    private boolean atEnd;

    ReceivedParts(IntFunction<Optional<byte[]>> parts) {
        this.parts = parts;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (!atEnd) {
            int count = readPart(buffer, offset, length);
            if (count > 0) {
                return count;
            }
            Optional<byte[]> content = parts.apply(next++);
            atEnd = content.isEmpty();
            part = new ByteArrayInputStream(content.orElse(new byte[0]));
        }
        return -1;
    }

    private int readPart(byte[] buffer, int offset, int length) {
        try {
            return part.read(buffer, offset, length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
