package org.vigie.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in plain words why a file operation failed. */
public final class Reasons {
    private Reasons() {}

    /** A few words for {@code failure}, such as "no permission" or "the disk is full". */
    public static String of(IOException failure) {
        String text = failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(failure.getMessage());
        if (text.contains("No space left")) {
            return "the disk is full";
        }
        return switch (failure) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            default -> text;
        };
    }
}
