package org.vigie.cli.up;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.DataFolder;
import org.vigie.cli.instance.InstanceFile;
import org.vigie.cli.instance.InstanceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the parts of a running instance. */
@Command(name = "status", description = "Shows what is running.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private InstanceOptions options = new InstanceOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        DataFolder data = options.running();
        InstanceFile instance = InstanceFile.read(data).orElseThrow();
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        out.println("Vigie for " + instance.country() + " at " + instance.publicUrl() + ", data in " + data.root());
        boolean allAlive = true;
        for (InstanceFile.Part part : instance.parts()) {
            boolean alive = ProcessHandle.of(part.pid()).isPresent();
            allAlive &= alive;
            out.println(String.format(
                    Locale.ROOT,
                    "  %-20s process %-8d port %-6d %s",
                    part.name(),
                    part.pid(),
                    part.port(),
                    alive ? "running" : "gone"));
        }
        out.flush();
        return allAlive ? 0 : 1;
    }
}
