package org.vigie.prediction.surveillance.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first lines of a text, as if it ended there. */
final class FirstLines extends FilterInputStream {
    private int left;

    FirstLines(InputStream in, int most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            if (buffer[i] == '\n' && --left == 0) {
                return i - offset + 1;
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
