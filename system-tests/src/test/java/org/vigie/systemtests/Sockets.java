package org.vigie.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The listening sockets of processes, as Linux tells them. */
final class Sockets {
    private static final String LISTENING = "0A";

    private Sockets() {}

    /** Addresses that {@code pids} and their descendants listen on, as hexadecimal text of the kernel. */
    static List<String> listening(List<Long> pids) throws IOException {
        Set<String> inodes = new HashSet<>();
        for (long pid : pids) {
            Stream.concat(
                            ProcessHandle.of(pid).stream(),
                            ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants))
                    .forEach(process -> inodes.addAll(inodes(process.pid())));
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line :
                    Files.readAllLines(Path.of(table)).stream().skip(1).toList()) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields[3].equals(LISTENING) && inodes.contains(fields[9])) {
                    addresses.add(fields[1].substring(0, fields[1].indexOf(':')));
                }
            }
        }
        return addresses;
    }

    private static Set<String> inodes(long pid) {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            for (Path file : files.toList()) {
                String target = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
        } catch (IOException e) {
            // the process or one of its files is gone by now
        }
        return inodes;
    }

    /** Whether an address of the kernel's table is a loopback one, version 4 or 6 (mapped or not). */
    static boolean isLoopback(String address) {
        return address.endsWith("0100007F") || address.equals("00000000000000000000000001000000");
    }
}
