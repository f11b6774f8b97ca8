package org.vigie.prediction.surveillance.ingest.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * What the first bytes of a text tell about all of it.
 *
 * @param marks bytes of the byte order mark
 */
record TextStart(Charset charset, int marks, char delimiter) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LINES = 20;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What {@code start} tells; null where it is not text. */
    static @Nullable TextStart of(byte[] start) {
        int marks = 0;
        Charset charset;
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            marks = 3;
        } else if (startsWith(start, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            marks = 2;
        } else if (startsWith(start, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            marks = 2;
        } else {
            charset = unmarked(start);
        }
        if (charset == null) {
            return null;
        }
        String text = new String(start, marks, start.length - marks, charset);
        return text.indexOf('\0') >= 0 ? null : new TextStart(charset, marks, delimiter(text));
    }

    boolean isPlain() {
        return charset.equals(StandardCharsets.UTF_8) && delimiter == ',';
    }

    private static boolean startsWith(byte[] start, int... bytes) {
        if (start.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((start[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset unmarked(byte[] start) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int half = start.length / 2;
        if (even + odd > 0) {
            boolean little = odd * 10 > half * 9 && even * 10 < half;
            boolean big = even * 10 > half * 9 && odd * 10 < half;
            return little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : null;
        }
        return isUtf8(start) ? StandardCharsets.UTF_8 : detected(start);
    }

    /** Whether the bytes are UTF-8, the last character perhaps cut. */
    private static boolean isUtf8(byte[] start) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length + 1), false);
        return !result.isError();
    }

    /** What the detector thinks; text that is not UTF-8 is most often Windows-1252, so that is the last resort. */
    private static Charset detected(byte[] start) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(start, 0, start.length);
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        if (name == null || name.startsWith("UTF") || !Charset.isSupported(name)) {
            return WINDOWS_1252;
        }
        Charset charset = Charset.forName(name);
        return charset.newEncoder().maxBytesPerChar() > 1 ? WINDOWS_1252 : charset;
    }

    /** The sign that divides the header into the most fields and the first lines into equally many. */
    private static char delimiter(String text) {
        String[] lines =
                text.lines().filter(line -> !line.isBlank()).limit(LINES + 1L).toArray(String[]::new);
        int whole = lines.length > LINES || lines.length == 1 ? lines.length : Math.max(1, lines.length - 1);
        char best = ',';
        long bestScore = 0;
        for (char delimiter : DELIMITERS) {
            long header = lines.length == 0 ? 0 : count(lines[0], delimiter);
            long alike = Arrays.stream(lines, 0, Math.min(whole, lines.length))
                    .filter(line -> count(line, delimiter) == header)
                    .count();
            long score = header * (1 + alike);
            if (score > bestScore) {
                bestScore = score;
                best = delimiter;
            }
        }
        return best;
    }

    private static long count(String line, char delimiter) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += c == delimiter && !quoted ? 1 : 0;
        }
        return count;
    }
}
