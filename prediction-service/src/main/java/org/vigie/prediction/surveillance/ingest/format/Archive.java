package org.vigie.prediction.surveillance.ingest.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.vigie.prediction.surveillance.ImportFinding;

/** A zip archive, written to a temporary file that is gone when this is closed. */
final class Archive implements Closeable {
    private static final Pattern DATA = Pattern.compile(".*\\.(csv|tsv|txt|psv|tab)");
    private static final Pattern PACKED = Pattern.compile(".*\\.(zip|gz|tgz|bz2|xz|7z|rar|tar|zst|xlsx|xlsm|ods|jar)");
    private static final Pattern LITTER = Pattern.compile("__macosx/.*|(.*/)?(\\.ds_store|thumbs\\.db|desktop\\.ini)");

    private final Path path;
    private final ZipFile zip;
    private final Limits limits;
    private long unpacked;

    private Archive(Path path, ZipFile zip, Limits limits) {
        this.path = path;
        this.zip = zip;
        this.limits = limits;
    }

    static Archive of(InputStream in, Limits limits) throws IOException {
        Path path = Files.createTempFile("vigie-import-", ".zip");
        try {
            Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
            return new Archive(path, new ZipFile(path.toFile(), StandardCharsets.UTF_8), limits);
        } catch (RefusedFileException refused) {
            Files.deleteIfExists(path);
            throw refused;
        } catch (EOFException | ZipException | IllegalArgumentException damaged) {
            Files.deleteIfExists(path);
            throw new RefusedFileException(
                    "archive-corrupt", null, null, "an undamaged zip archive without a password");
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    boolean isWorkbook() {
        return zip.getEntry("[Content_Types].xml") != null && zip.getEntry("xl/workbook.xml") != null;
    }

    File file() {
        return path.toFile();
    }

    /** Unpacks everything once without keeping it, to be sure that a workbook is not a bomb and can be read. */
    void measure() throws IOException {
        Limits workbook = new Limits(
                limits.workbookBytes(), limits.ratio(), limits.freeBytes(), limits.entries(), limits.workbookBytes());
        long total = 0;
        for (ZipEntry entry : entries()) {
            try (UnpackedInput in =
                    new UnpackedInput(content(entry), entry.getName(), path.toFile()::length, total, workbook)) {
                WorkbookParts.check(in, entry.getName());
                total += in.count();
            } catch (ZipException | IllegalArgumentException damaged) {
                throw Workbook.damaged();
            }
        }
    }

    /** The entries that hold data, by name; what is passed over is added to {@code notices}. */
    List<ZipEntry> dataEntries(List<ImportFinding> notices) throws IOException {
        List<ZipEntry> data = new ArrayList<>();
        for (ZipEntry entry : entries()) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (entry.isDirectory() || LITTER.matcher(name).matches()) {
                continue;
            }
            if (PACKED.matcher(name).matches()) {
                throw new RefusedFileException(
                        "archive-nested", entry.getName(), null, "text files; unpack what is inside and pack it again");
            }
            if (DATA.matcher(name).matches()) {
                data.add(entry);
            } else {
                notices.add(new ImportFinding(
                        ImportFinding.Severity.WARNING,
                        "archive-entry-skipped",
                        null,
                        null,
                        null,
                        "data files end in .csv, .tsv or .txt",
                        null,
                        null,
                        entry.getName()));
            }
        }
        if (data.isEmpty()) {
            throw new RefusedFileException(
                    "archive-empty", null, null, "at least one file that ends in .csv, .tsv or .txt");
        }
        data.sort(Comparator.comparing(ZipEntry::getName));
        return data;
    }

    private List<? extends ZipEntry> entries() throws IOException {
        if (zip.size() > limits.entries()) {
            throw new RefusedFileException(
                    "archive-too-large", null, zip.size() + " entries", "at most " + limits.entries() + " entries");
        }
        List<? extends ZipEntry> entries = Collections.list(zip.entries());
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : entries) {
            if (!names.add(entry.getName())) {
                // it could not be told which of the two is read
                throw new RefusedFileException(
                        "archive-corrupt", entry.getName(), null, "each name once in the archive");
            }
            if (isTrick(entry.getName())) {
                throw new RefusedFileException(
                        "archive-path", entry.getName(), null, "names of files below the archive's own folder");
            }
        }
        return entries;
    }

    private static boolean isTrick(String name) {
        String slashed = name.replace('\\', '/');
        return name.isBlank()
                || slashed.startsWith("/")
                || name.indexOf(':') >= 0
                || name.chars().anyMatch(Character::isISOControl)
                || ("/" + slashed + "/").contains("/../");
    }

    /** The content of an entry, which must come to the checksum written beside it; {@link ZipFile} does not look. */
    private InputStream content(ZipEntry entry) throws IOException {
        CRC32 sum = new CRC32();
        return new CheckedInputStream(zip.getInputStream(entry), sum) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0 && sum.getValue() != entry.getCrc()) {
                    throw new ZipException("wrong checksum");
                }
                return read;
            }
        };
    }

    InputStream open(ZipEntry entry) throws IOException {
        UnpackedInput content;
        try {
            content = new UnpackedInput(content(entry), entry.getName(), path.toFile()::length, unpacked, limits);
        } catch (ZipException damaged) {
            throw new RefusedFileException("archive-corrupt", entry.getName(), null, "an undamaged file");
        }
        return new BufferedInputStream(content, 1 << 16) {
            @Override
            public void close() throws IOException {
                unpacked += content.count();
                super.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
