package org.vigie.cli.up;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.instance.InstanceFile;
import org.vigie.cli.instance.InstanceLock;
import org.vigie.cli.instance.InstanceOptions;
import org.vigie.cli.process.Child;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a running instance as Ctrl-C would. */
@Command(name = "stop", description = "Stops the running instance.", mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {
    @Mixin
    private InstanceOptions options = new InstanceOptions();

    @Override
    public Integer call() {
        DataFolder data = options.running();
        long pid = InstanceFile.read(data).orElseThrow().pid();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        for (int tenths = 0; InstanceLock.isHeld(data); tenths++) {
            if (tenths > 1800) {
                throw new Failure("process " + pid + " does not stop; its logs are in "
                        + data.log("").getParent());
            }
            Child.pause(Duration.ofMillis(100));
        }
        return 0;
    }
}
