package org.vigie.cli.up;

import org.vigie.cli.DataFolder;

/** Loads synthetic data into a running instance and runs a first round. */
record Demonstration(String country, DataFolder data, Steps steps) {
    void load() {
        steps.say("No demonstration data yet for " + country + " in " + data.root());
    }
}
