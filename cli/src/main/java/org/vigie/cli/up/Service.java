package org.vigie.cli.up;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The services of a deployment, in the order in which they are stopped. */
enum Service {
    GATEWAY("gateway", "", 160, true),
    DATAVIZ("dataviz", "", 128, true),
    PREDICTION("prediction", "", 448, false),
    AUTH("auth", "/auth", 160, true);

    private final String id;
    private final String contextPath;
    private final int heapMegabytes;
    private final boolean quickCompilerOnly;

    Service(String id, String contextPath, int heapMegabytes, boolean quickCompilerOnly) {
        this.id = id;
        this.contextPath = contextPath;
        this.heapMegabytes = heapMegabytes;
        this.quickCompilerOnly = quickCompilerOnly;
    }

    /** Short name, used for secrets, roles and properties. */
    String id() {
        return id;
    }

    /** Name of the module and of the process. */
    String module() {
        return id + "-service";
    }

    String contextPath() {
        return contextPath;
    }

    /**
     * Flags of its JVM; an AOT cache is only good for the flags it was made with. The optimizing compiler is off or, where
     * forecasts are computed, comes late: at the start it would take a third of the time from the code it compiles.
     */
    List<String> jvmFlags() {
        List<String> flags = List.of(
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:MetaspaceSize=160m",
                "-XX:ReservedCodeCacheSize=192m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
        List<String> compiler = quickCompilerOnly
                ? List.of("-XX:TieredStopAtLevel=1")
                : List.of(
                        "-XX:Tier4InvocationThreshold=50000",
                        "-XX:Tier4MinInvocationThreshold=10000",
                        "-XX:Tier4CompileThreshold=100000");
        return Stream.concat(flags.stream(), compiler.stream()).toList();
    }

    /** The services that {@code country} has. */
    static List<Service> of(String country) {
        return Arrays.stream(values())
                .filter(service -> service != DATAVIZ || !country.equals("ch"))
                .toList();
    }
}
