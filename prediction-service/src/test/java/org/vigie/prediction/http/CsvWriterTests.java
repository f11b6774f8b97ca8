package org.vigie.prediction.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvWriterTests {
    @Test
    void formulasAreDefused() {
        assertThat(CsvWriter.quoted("=1+1")).isEqualTo("'=1+1");
        assertThat(CsvWriter.quoted("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(CsvWriter.quoted("-2+3")).isEqualTo("'-2+3");
        assertThat(CsvWriter.quoted("-2.5")).isEqualTo("-2.5");
    }

    @Test
    void specialCharactersAreQuoted() {
        assertThat(CsvWriter.quoted("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
    }

    @Test
    void rowsEndAsTheStandardSays() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvWriter csv = CsvWriter.to(bytes);
        csv.row("é", 3.0, 0.25, null, true);
        csv.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("é,3,0.25,,true\r\n");
    }
}
