package org.vigie.prediction.surveillance.ingest.format;

/**
 * How much a packed file may unpack to, so that a small upload cannot fill the disk.
 *
 * @param unpackedBytes most bytes in all
 * @param ratio most bytes unpacked for one byte sent
 * @param freeBytes bytes unpacked before the ratio counts
 * @param entries most entries of an archive
 * @param workbookBytes most bytes of an unpacked workbook
 */
record Limits(long unpackedBytes, int ratio, long freeBytes, int entries, long workbookBytes) {
    static final Limits STANDARD = new Limits(16L << 30, 250, 32L << 20, 1_000, 1L << 30);

    boolean allow(long packed, long unpacked) {
        return unpacked <= unpackedBytes && (unpacked <= freeBytes || unpacked <= ratio * Math.max(1, packed));
    }
}
