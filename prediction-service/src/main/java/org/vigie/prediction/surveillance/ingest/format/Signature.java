package org.vigie.prediction.surveillance.ingest.format;

/** The first bytes by which a format is known. */
enum Signature {
    GZIP(0x1F, 0x8B),
    ZIP('P', 'K'),
    OLE2(0xD0, 0xCF, 0x11, 0xE0);

    private final int[] bytes;

    Signature(int... bytes) {
        this.bytes = bytes;
    }

    boolean of(byte[] start) {
        boolean same = start.length >= bytes.length;
        for (int i = 0; same && i < bytes.length; i++) {
            same = (start[i] & 0xFF) == bytes[i];
        }
        return same;
    }
}
