package org.vigie.prediction.surveillance.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.surveillance.Import;
import org.vigie.prediction.surveillance.ImportFinding;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.ingest.ImportLedger;
import org.vigie.prediction.surveillance.ingest.ProfileOutcome;

/** Received files, their outcomes and their findings in the database. */
@Repository
@Transactional
class JdbcImportLedger implements ImportLedger {
    private static final int PART_BYTES = 1 << 20;

    private final JdbcClient jdbc;
    private final FindingRows findings;
    private final DataRevisions revisions;
    private final Clock clock;
    private final AuditTrail audit;
    private final TotalChanges totals;
    private final PublicationDays publications;
    private final TransactionTemplate ownConnection;

    JdbcImportLedger(
            JdbcClient jdbc,
            FindingRows findings,
            DataRevisions revisions,
            Clock clock,
            AuditTrail audit,
            TotalChanges totals,
            PublicationDays publications,
            PlatformTransactionManager transactionManager) {
        this.totals = totals;
        this.publications = publications;
        this.revisions = revisions;
        this.audit = audit;
        this.ownConnection = new TransactionTemplate(transactionManager);
        ownConnection.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.jdbc = jdbc;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public long add(ImportRequest request, InputStream content) throws IOException {
        long id = jdbc.sql("""
                insert into surveillance.import (file_name, profile, file_as_of, source_name, synthetic, sheet, state,
                    bytes, sha256, received_at, imported_by, feed)
                values (?, ?, ?, ?, ?, ?, 'received', 0, '', ?, ?, ?) returning id
                """)
                .params(Arrays.asList(
                        request.fileName(),
                        request.profile(),
                        request.asOf(),
                        request.source(),
                        request.synthetic(),
                        request.sheet(),
                        now(),
                        request.importedBy(),
                        request.feed()))
                .query(Long.class)
                .single();
        DigestInputStream digested = new DigestInputStream(content, sha256());
        long bytes = 0;
        int part = 0;
        for (byte[] next = digested.readNBytes(PART_BYTES); next.length > 0; next = digested.readNBytes(PART_BYTES)) {
            jdbc.sql("insert into surveillance.received_part (import, part, content) values (?, ?, ?)")
                    .params(id, part++, next)
                    .update();
            bytes += next.length;
        }
        jdbc.sql("update surveillance.import set bytes = ?, sha256 = ? where id = ?")
                .params(
                        bytes,
                        HexFormat.of().formatHex(digested.getMessageDigest().digest()),
                        id)
                .update();
        return id;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public ImportRequest getRequest(long id) {
        return jdbc.sql("select * from surveillance.import where id = ?")
                .param(id)
                .query((row, number) -> new ImportRequest(
                        row.getString("file_name"),
                        row.getString("profile"),
                        row.getString("source_name"),
                        row.getBoolean("synthetic"),
                        row.getObject("file_as_of", LocalDate.class),
                        row.getString("sheet"),
                        row.getString("imported_by"),
                        row.getString("feed")))
                .single();
    }

    /** Reads on a connection of its own, because the caller's is busy copying. */
    @Override
    public long bytes(long id) {
        return jdbc.sql("select bytes from surveillance.import where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public InputStream open(long id) {
        return new ReceivedParts(part -> Objects.requireNonNull(ownConnection.execute(
                status -> jdbc.sql("select content from surveillance.received_part where import = ? and part = ?")
                        .params(id, part)
                        .query((row, number) -> row.getBytes(1))
                        .optional())));
    }

    @Override
    public boolean reading(long id) {
        return jdbc.sql("""
                update surveillance.import set state = 'reading', started_at = coalesce(started_at, ?)
                where id = ? and state in ('received', 'reading')
                """).params(now(), id).update() == 1;
    }

    @Override
    public void accepted(long id, String source, List<ProfileOutcome> outcomes) {
        jdbc.sql("update surveillance.import set source_name = ? where id = ?")
                .params(source, id)
                .update();
        long rows = 0;
        long changes = 0;
        for (ProfileOutcome outcome : outcomes) {
            jdbc.sql("insert into surveillance.import_profile (import, profile, rows, changes) values (?, ?, ?, ?)")
                    .params(id, outcome.profile().id(), outcome.rows(), outcome.changes())
                    .update();
            rows += outcome.rows();
            changes += outcome.changes();
        }
        end(id, "accepted", rows, changes, rows - changes);
    }

    @Override
    public void quarantined(long id, long rows) {
        end(id, "quarantined", rows, 0L, null);
    }

    @Override
    public void cancelled(long id) {
        end(id, "cancelled", null, 0L, null);
    }

    private void end(long id, String state, @Nullable Long rows, Long changes, @Nullable Long unchanged) {
        jdbc.sql("""
                update surveillance.import set state = ?, rows = ?, changes = ?, unchanged = ?, finished_at = ?
                where id = ? and state in ('received', 'reading') returning imported_by, file_name
                """)
                .params(Arrays.asList(state, rows, changes, unchanged, now(), id))
                .query((row, number) -> new String[] {row.getString("imported_by"), row.getString("file_name")})
                .optional()
                .ifPresent(file -> audit.add(
                        "import." + state,
                        file[0],
                        file[1],
                        "import=" + id + (rows == null ? "" : "; rows=" + rows + "; changes=" + changes)));
    }

    @Override
    public boolean withdraw(long id, String reason, String withdrawnBy) {
        int closed = jdbc.sql("""
                update surveillance.import set state = 'withdrawn', withdrawn_at = ?, withdrawn_by = ?,
                    withdrawn_reason = ?
                where id = ? and state = 'accepted'
                """).params(now(), withdrawnBy, reason, id).update();
        if (closed == 0) {
            return false;
        }
        jdbc.sql("update surveillance.observation set withdrawn = true where import = ?")
                .param(id)
                .update();
        totals.withdrawn(id);
        publications.withdrawn(id);
        jdbc.sql("select profile from surveillance.import_profile where import = ?")
                .param(id)
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(revisions::changed);
        return true;
    }

    @Override
    public void addFindings(long id, Collection<ImportFinding> found) {
        findings.add(id, found);
    }

    @Override
    public void discard(long id) {
        jdbc.sql("delete from surveillance.received_part where import = ?")
                .param(id)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Import> find(long id) {
        return jdbc.sql("select * from surveillance.import where id = ?")
                .param(id)
                .query((row, number) -> toImport(row, findings.of(id)))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Import> list(int most) {
        return new ArrayList<>(jdbc.sql("select * from surveillance.import order by id desc limit ?")
                .param(most)
                .query((row, number) -> toImport(row, List.of()))
                .list());
    }

    private Import toImport(ResultSet row, List<ImportFinding> found) throws SQLException {
        long id = row.getLong("id");
        List<String> profiles = jdbc.sql(
                        "select profile from surveillance.import_profile where import = ? order by profile")
                .param(id)
                .query((each, number) -> each.getString(1))
                .list();
        String profile = row.getString("profile");
        return new Import(
                id,
                row.getString("file_name"),
                profile == null && profiles.size() == 1 ? profiles.getFirst() : profile,
                profiles,
                row.getString("source_name"),
                row.getBoolean("synthetic"),
                Import.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                number(row, "rows"),
                number(row, "changes"),
                number(row, "unchanged"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("imported_by"),
                row.getString("withdrawn_reason"),
                found);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
