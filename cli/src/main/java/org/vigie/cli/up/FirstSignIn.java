package org.vigie.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import org.vigie.cli.Secrets;

/** Tells the administrator's one-time password, the first time only. */
final class FirstSignIn {
    private FirstSignIn() {}

    static void announce(DataFolder data, Secrets secrets, Steps steps) {
        Path told = data.run().resolve("administrator-told");
        try {
            if (!Files.exists(told)) {
                steps.say("Sign in as admin with the one-time password " + SharedSecret.ADMINISTRATOR.value(secrets)
                        + " (shown this once; you choose your own then)");
                Files.createFile(told);
            }
        } catch (IOException e) {
            throw new Failure("cannot write " + told + ": " + Reasons.of(e), e);
        }
    }
}
