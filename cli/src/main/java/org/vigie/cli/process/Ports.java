package org.vigie.cli.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.vigie.cli.Failure;

/** Ports to listen on. */
public final class Ports {
    private Ports() {}

    /** A port that nobody on this machine listens on at the moment. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Failure("no free port on the loopback address", e);
        }
    }

    /** Refuses a port that somebody listens on already. */
    public static void checkFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new Failure(
                    "port " + port + " on " + address + " is in use or may not be used (" + e.getMessage()
                            + "): stop what listens there or choose another with --port",
                    e);
        }
    }
}
