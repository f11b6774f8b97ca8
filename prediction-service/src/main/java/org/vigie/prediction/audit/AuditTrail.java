package org.vigie.prediction.audit;

/** Tells what was done; an event is kept with the work it is about, or neither is. */
public interface AuditTrail {
    /** Something the caller of the present request did. */
    void add(String event, String subject, String detail);

    /** Something that somebody asked for before and that has happened now. */
    void add(String event, String actor, String subject, String detail);
}
