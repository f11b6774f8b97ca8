package org.vigie.forecasting.hub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a file, the first thousand in full and the rest as a count. */
public final class Findings {
    /** How many findings are kept in full. */
    public static final int LIMIT = 1_000;

    private final List<Finding> kept = new ArrayList<>();
    private long more;
    private long errors;

    void add(FindingRule rule, long line, @Nullable String column, String found, String expected) {
        add(new Finding(rule, line, column, found, expected));
    }

    /** Keeps the first findings; an error takes the place of a warning where there are too many. */
    void add(Finding finding) {
        boolean error = finding.severity() == FindingRule.Severity.ERROR;
        errors += error ? 1 : 0;
        if (kept.size() < LIMIT) {
            kept.add(finding);
            return;
        }
        more++;
        int warning = error ? lastWarning() : -1;
        if (warning >= 0) {
            kept.remove(warning);
            kept.add(finding);
        }
    }

    private int lastWarning() {
        for (int i = kept.size() - 1; i >= 0 && errors <= LIMIT; i--) {
            if (kept.get(i).severity() == FindingRule.Severity.WARNING) {
                return i;
            }
        }
        return -1;
    }

    /** Adds what is wrong with the file as a whole, before all that is wrong with its rows. */
    void addForFile(FindingRule rule, String found, String expected) {
        errors++;
        if (kept.size() == LIMIT) {
            kept.removeLast();
            more++;
        }
        kept.addFirst(new Finding(rule, 0, null, found, expected));
    }

    /** What is found in a file that says nothing of the target asked for. */
    static String rowsAboutOtherTargets(long rows) {
        return rows == 1 ? "1 row about another target" : rows + " rows about other targets";
    }

    /** The first findings, in the order of the file. */
    public List<Finding> list() {
        return Collections.unmodifiableList(kept);
    }

    /** How many findings there are beyond those of {@link #list()}. */
    public long more() {
        return more;
    }

    /** How many findings, listed or not, make their row or file unusable. */
    public long errors() {
        return errors;
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }
}
