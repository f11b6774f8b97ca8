package org.vigie.cli.science;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vigie.cli.Failure;

/** Says what the files of a backtest folder were made from, so that other inputs are not mixed with them. */
final class BacktestManifest {
    private static final String NAME = "backtest.txt";

    private BacktestManifest() {}

    /** Marks {@code folder} as holding forecasts of these inputs; fails if it holds those of others. */
    static void claim(Path folder, DataOptions data, long seed) throws IOException {
        String now = "profile " + data.profile().id() + "\nseed " + seed + "\nsignals "
                + data.signalNames().size() + "\ninputs " + digest(data) + "\n";
        Path file = folder.resolve(NAME);
        if (Files.exists(file) && !Files.readString(file).equals(now)) {
            throw Failure.ofInput(folder + " holds a backtest of another profile, seed or data (see " + file
                    + "); name another folder or remove this one");
        }
        DataFiles.write(file, out -> out.write(now));
    }

    private static String digest(DataOptions data) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : data.files()) {
                try (InputStream in = new DigestInputStream(DataFiles.open(file), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
