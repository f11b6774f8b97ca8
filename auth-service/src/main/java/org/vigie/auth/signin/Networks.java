package org.vigie.auth.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The networks a person signs in from: an IPv4 address, or the 64 bits of IPv6 that one household or office has. */
@Repository
class Networks {
    private static final int GROUPS = 8;
    private static final int SHARED = 4;

    private final JdbcClient jdbc;
    private final Clock clock;

    Networks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static String of(String address) {
        if (!address.matches("[0-9a-fA-F:]+:[0-9a-fA-F:.]*(%.*)?")) {
            return address;
        }
        var halves = address.replaceFirst("%.*", "").split("::", 2);
        var first = halves[0].isEmpty() ? new String[0] : halves[0].split(":", -1);
        var groups = new String[GROUPS];
        Arrays.fill(groups, "0");
        System.arraycopy(first, 0, groups, 0, Math.min(first.length, GROUPS));
        if (halves.length == 1 && first.length < SHARED) {
            return address;
        }
        var network = new StringBuilder();
        for (int i = 0; i < SHARED; i++) {
            network.append(groups[i].replaceFirst("^0+(?=.)", "")).append(':');
        }
        return network + ":/64";
    }

    /** Whether the person has signed in from there before. */
    boolean knows(UUID account, String address) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM known_network WHERE account_id = :account AND fingerprint = :network)""")
                .param("account", account)
                .param("network", fingerprint(account, address))
                .query(Boolean.class)
                .single();
    }

    /** Remembers that the person has signed in from there; true where she never did before, but has elsewhere. */
    boolean isNewAfter(UUID account, String address) {
        var others = jdbc.sql("SELECT count(*) FROM known_network WHERE account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
        var added = jdbc.sql("""
                INSERT INTO known_network (account_id, fingerprint, last_seen_at) VALUES (:account, :network, :now)
                ON CONFLICT (account_id, fingerprint) DO UPDATE SET last_seen_at = :now
                RETURNING xmax = 0""")
                .param("account", account)
                .param("network", fingerprint(account, address))
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
        return added && others > 0;
    }

    private static byte[] fingerprint(UUID account, String address) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((account + " " + of(address)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
