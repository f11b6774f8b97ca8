package org.vigie.auth.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of this deployment. */
@Repository
public class Accounts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Finds an open account by the name its person types. */
    public Optional<Account> findByUsername(String username) {
        return jdbc.sql("SELECT * FROM account WHERE lower(username) = lower(:username) AND NOT closed")
                .param("username", username)
                .query(Accounts::account)
                .optional();
    }

    /** Finds an open account. */
    public Optional<Account> find(UUID id) {
        return jdbc.sql("SELECT * FROM account WHERE id = :id AND NOT closed")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    /** All open accounts, by name. */
    public List<Account> list() {
        return jdbc.sql("SELECT * FROM account WHERE NOT closed ORDER BY lower(username)")
                .query(Accounts::account)
                .list();
    }

    /** Lets nobody else change the administrators until this transaction is over. */
    public void holdAdministrators() {
        jdbc.sql("SELECT id FROM account WHERE role = 'ADMINISTRATOR' AND NOT closed ORDER BY id FOR UPDATE")
                .query(UUID.class)
                .list();
    }

    /** Gives a person another name, address or role. */
    public void change(UUID id, String displayName, @Nullable String email, Role role) {
        jdbc.sql("""
                UPDATE account SET display_name = :displayName, email = :email, role = :role WHERE id = :id""")
                .param("email", email)
                .param("displayName", displayName)
                .param("role", role.name())
                .param("id", id)
                .update();
    }

    /** Keeps a person out, or lets her in again. */
    public void lock(UUID id, boolean locked) {
        jdbc.sql("UPDATE account SET locked = :locked WHERE id = :id")
                .param("locked", locked)
                .param("id", id)
                .update();
    }

    /** Only keeps a person's data, or lets her work again. */
    public void restrict(UUID id, boolean restricted) {
        jdbc.sql("UPDATE account SET restricted_at = :since WHERE id = :id")
                .param("since", restricted ? Timestamp.from(clock.instant()) : null)
                .param("id", id)
                .update();
    }

    /** Remembers that the person has just signed in. */
    public void signedIn(UUID id) {
        jdbc.sql("UPDATE account SET last_sign_in_at = :now WHERE id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Closes an account for ever; its user name becomes free and its password is forgotten. */
    public void close(UUID id) {
        jdbc.sql("""
                UPDATE account SET closed = true, closed_at = :now, email = NULL, password_hash = '',
                                   username = username || '/closed/' || id
                WHERE id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Removes all that is kept of a person. */
    public void erase(UUID id) {
        jdbc.sql("DELETE FROM account WHERE id = :id").param("id", id).update();
    }

    /** Whether there is no account at all yet. */
    boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM account)")
                .query(Boolean.class)
                .single();
    }

    /** Adds an account whose password must be changed at the first sign-in; false where the name is taken. */
    boolean add(String username, String displayName, @Nullable String email, Role role, String passwordHash) {
        if (namesNoPerson(username)) {
            return false;
        }
        try {
            jdbc.sql("""
                    INSERT INTO account (id, username, display_name, email, role, password_hash,
                                         password_must_change, created_at, password_changed_at)
                    VALUES (:id, :username, :displayName, :email, :role, :hash, true, :now, :now)""")
                    .param("email", email)
                    .param("id", UUID.randomUUID())
                    .param("username", username)
                    .param("displayName", displayName)
                    .param("role", role.name())
                    .param("hash", passwordHash)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** Whether the audit trail would take the person for the installation itself or for a client. */
    private boolean namesNoPerson(String username) {
        return jdbc.sql("""
                SELECT lower(:username) IN ('system', 'unknown')
                    OR EXISTS (SELECT FROM oauth2_registered_client WHERE lower(client_id) = lower(:username))""").param("username", username).query(Boolean.class).single();
    }

    void setPassword(UUID id, String passwordHash, boolean mustChange, boolean standsAlone) {
        jdbc.sql("""
                UPDATE account SET password_hash = :hash, password_must_change = :mustChange,
                                   password_stands_alone = :standsAlone, password_changed_at = :now
                WHERE id = :id""")
                .param("mustChange", mustChange)
                .param("standsAlone", standsAlone)
                .param("hash", passwordHash)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var lastSignIn = row.getTimestamp("last_sign_in_at");
        var restricted = row.getTimestamp("restricted_at");
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getString("password_hash"),
                row.getBoolean("password_must_change"),
                row.getBoolean("password_stands_alone"),
                row.getBoolean("locked"),
                restricted == null ? null : restricted.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("password_changed_at").toInstant(),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }
}
