package org.vigie.cli.up;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import org.vigie.cli.Failure;
import org.vigie.cli.process.Child;

/** Asks a service whether it is ready. */
record Readiness(String url) {
    /** Waits until the service is ready; fails with its last words if it ends first. */
    void await(Child child, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (!child.isAlive()) {
                throw new Failure(child.obituary());
            }
            if (System.nanoTime() > end) {
                throw new Failure(child.name() + " was not ready within " + patience.toSeconds() + " s; its log is "
                        + child.log());
            }
            Child.pause(Duration.ofMillis(100));
        }
    }

    boolean isReady() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
