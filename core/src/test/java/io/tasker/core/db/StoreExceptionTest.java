package io.tasker.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.core.db.StoreException.Kind;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoreExceptionTest {
  @ParameterizedTest(name = "{0} {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "22012, CONFLICT, division by zero",
        "-, TRANSIENT, no connection from the pool",
        "08000, TRANSIENT, connection",
        "08006, TRANSIENT, connection lost",
        "40001, TRANSIENT, serialization",
        "40P01, TRANSIENT, deadlock",
        "53300, TRANSIENT, too many connections",
        "53100, TRANSIENT, disk full",
        "55P03, TRANSIENT, lock not available in time",
        "57014, TRANSIENT, statement timeout",
        "57P01, TRANSIENT, shutdown",
        "57P03, TRANSIENT, still starting",
        "58030, TRANSIENT, input or output",
        "23505, DEFECT, unique violation",
        "23514, DEFECT, check violation",
        "22P02, DEFECT, unreadable value",
        "22003, DEFECT, value out of range",
        "42601, DEFECT, syntax",
        "42P01, DEFECT, no such table",
        "55000, DEFECT, object not in the right state",
        "XX000, DEFECT, internal",
      })
  void the_error_code_says_what_to_do(String sqlState, Kind kind, String what) {
    SQLException cause = new SQLException(what, sqlState);
    StoreException failure = new StoreException(cause);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.sqlState()).isEqualTo(sqlState);
    assertThat(failure).hasMessage(what).hasCause(cause);
  }
}
