package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.vigie.prediction.surveillance.ImportFinding;

/** The findings of imports. */
@Repository
class FindingRows {
    private final JdbcTemplate jdbc;

    FindingRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(long importId, Collection<ImportFinding> findings) {
        int[] number = {0};
        jdbc.batchUpdate("""
                insert into surveillance.finding (import, number, severity, rule, line, position, found, expected, place,
                    period_end, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, findings, 200, (row, finding) -> {
            row.setLong(1, importId);
            row.setInt(2, ++number[0]);
            row.setString(3, finding.severity().name().toLowerCase(Locale.ROOT));
            row.setString(4, finding.rule());
            row.setObject(5, finding.line());
            row.setString(6, finding.column());
            row.setString(7, finding.found());
            row.setString(8, finding.expected());
            row.setString(9, finding.place());
            row.setObject(10, finding.targetEndDate());
            row.setString(11, finding.entry());
        });
    }

    List<ImportFinding> of(long importId) {
        return jdbc.query(
                "select * from surveillance.finding where import = ? order by number",
                (row, number) -> new ImportFinding(
                        ImportFinding.Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                        row.getString("rule"),
                        row.getObject("line", Long.class),
                        row.getString("position"),
                        row.getString("found"),
                        row.getString("expected"),
                        row.getString("place"),
                        row.getObject("period_end", LocalDate.class),
                        row.getString("entry")),
                importId);
    }
}
