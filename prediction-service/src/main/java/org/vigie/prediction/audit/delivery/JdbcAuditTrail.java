package org.vigie.prediction.audit.delivery;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.vigie.prediction.audit.AuditTrail;

/** Writes events into the database of the data, in the transaction of the work they are about. */
@Repository
@Transactional
class JdbcAuditTrail implements AuditTrail {
    private static final String NOBODY = "system";
    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcAuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void add(String event, String subject, String detail) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        add(event, caller == null ? NOBODY : caller.getName(), subject, detail);
    }

    @Override
    public void add(String event, String actor, String subject, String detail) {
        jdbc.sql("insert into audit.outbox (at, event, actor, subject, address, detail) values (?, ?, ?, ?, ?, ?)")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        event,
                        bounded(actor),
                        bounded(subject),
                        address(),
                        bounded(detail))
                .update();
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "";
    }

    private static String bounded(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
