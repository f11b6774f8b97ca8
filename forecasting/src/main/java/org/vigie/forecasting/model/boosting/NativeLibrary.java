package org.vigie.forecasting.model.boosting;

import com.microsoft.ml.lightgbm.lightgbmlib;
import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.File;
import java.io.IOException;
import org.vigie.forecasting.MissingLibraryException;

/** LightGBM's native code, unpacked for this process alone: two processes that share the files crash each other. */
final class NativeLibrary {
    private static final String TEMPORARY_FOLDER = "java.io.tmpdir";

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads the native code the first time it is called.
     *
     * @throws MissingLibraryException if it cannot be used on this machine
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        String shared = System.getProperty(TEMPORARY_FOLDER, "/tmp");
        File own = new File(shared, "vigie-lightgbm-" + ProcessHandle.current().pid());
        if (!own.isDirectory() && !own.mkdirs()) {
            throw new IllegalStateException("cannot make the folder " + own + " to unpack LightGBM in");
        }
        try {
            System.setProperty(TEMPORARY_FOLDER, own.getPath());
            LGBMBooster.loadNative();
            use();
            loaded = true;
        } catch (IOException e) {
            throw new IllegalStateException("cannot unpack LightGBM in " + own + ": " + e.getMessage(), e);
        } finally {
            System.setProperty(TEMPORARY_FOLDER, shared);
            remove(own);
        }
    }

    /** The binding does not say that it could not load its library until something is asked of it. */
    private static void use() {
        try {
            lightgbmlib.delete_intp(lightgbmlib.new_intp());
        } catch (UnsatisfiedLinkError e) {
            throw new MissingLibraryException(
                    "LightGBM, which boosting and the ensemble need, cannot be loaded on this machine: most often the"
                            + " OpenMP runtime libgomp.so.1 is missing; install it (Debian, Ubuntu: apt-get install"
                            + " libgomp1) and try again",
                    e);
        }
    }

    /** What is loaded stays loaded where open files may be removed; elsewhere they go with the process. */
    private static void remove(File folder) {
        File[] files = folder.listFiles();
        if (files != null) {
            for (File file : files) {
                removeOrLeave(file);
            }
        }
        removeOrLeave(folder);
    }

    private static void removeOrLeave(File file) {
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }
}
