package org.vigie.auth.privacy;

/** A kind of personal data with a time for which it is kept. */
public enum Kind {
    /** Who did what, when and from where. */
    AUDIT_EVENTS(365),
    /** What is left of closed accounts. */
    CLOSED_ACCOUNTS(90),
    /** From which networks people have signed in. */
    KNOWN_NETWORKS(90),
    /** What people had agreed to, once it is withdrawn. */
    WITHDRAWN_CONSENTS(1095),
    /** Reports of what was removed. */
    RETENTION_REPORTS(1095);

    private final int usualDays;

    Kind(int usualDays) {
        this.usualDays = usualDays;
    }

    int usualDays() {
        return usualDays;
    }
}
