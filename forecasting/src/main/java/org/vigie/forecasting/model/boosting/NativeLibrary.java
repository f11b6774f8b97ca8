package org.vigie.forecasting.model.boosting;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.File;
import java.io.IOException;

/** LightGBM's native code, unpacked for this process alone: two processes that share the files crash each other. */
final class NativeLibrary {
    private static final String TEMPORARY_FOLDER = "java.io.tmpdir";

    private static boolean loaded;

    private NativeLibrary() {}

    /** Loads the native code the first time it is called. */
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
            loaded = true;
        } catch (IOException e) {
            throw new IllegalStateException("cannot unpack LightGBM in " + own + ": " + e.getMessage(), e);
        } finally {
            System.setProperty(TEMPORARY_FOLDER, shared);
            remove(own);
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
