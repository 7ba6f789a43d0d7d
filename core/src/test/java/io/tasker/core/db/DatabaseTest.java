package io.tasker.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseTest {
  private static final Sql QUERY = Sql.parse("SELECT a WHERE b = :b AND c = :c AND d = :b");

  private final FakePool pool = new FakePool();

  @Test
  void work_that_returns_is_committed() {
    assertThat(pool.database().<String>inTransaction(_ -> "done")).isEqualTo("done");
    assertThat(pool.calls()).containsExactly("commit", "close");
  }

  @Test
  void work_that_throws_is_rolled_back_and_the_failure_goes_on() {
    IllegalStateException failure = new IllegalStateException("no");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                pool.database()
                    .<String>inTransaction(
                        _ -> {
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThat(pool.calls()).containsExactly("rollback", "close");
  }

  @Test
  void whoever_waits_for_the_end_is_told_when_the_connection_is_free_again() {
    pool.database()
        .<String>inTransaction(
            tx -> {
              tx.atEnd(committed -> pool.calls().add("told " + committed));
              return "done";
            });
    assertThat(pool.calls()).containsExactly("commit", "close", "told true");

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                pool.database()
                    .<String>inTransaction(
                        tx -> {
                          tx.atEnd(committed -> pool.calls().add("told " + committed));
                          throw new IllegalStateException("no");
                        }));
    assertThat(pool.calls()).endsWith("rollback", "close", "told false");
  }

  @Test
  void a_statement_that_fails_says_what_to_do() {
    pool.answer(new SQLException("deadlock", "40P01"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> query(Params.of("b", 1).with("c", 2)))
        .matches(e -> e.kind() == StoreException.Kind.TRANSIENT);
    assertThat(pool.calls()).containsExactly("rollback", "close");
  }

  @Test
  void values_are_bound_wherever_their_name_occurs() {
    pool.answer(List.of(new Object[] {"x"}, new Object[] {"y"}));
    assertThat(query(Params.of("c", null).with("b", 7))).containsExactly("x", "y");
    FakePool.Statement run = pool.statements().getFirst();
    assertThat(run.text()).isEqualTo("SELECT a WHERE b = ? AND c = ? AND d = ?");
    assertThat(run.values()).containsEntry(1, 7).containsEntry(2, null).containsEntry(3, 7);
  }

  @Test
  void a_value_that_was_forgotten_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> query(Params.of("b", 1)))
        .withMessage("no value for parameter :c; given: [b]");
  }

  private List<String> query(Params params) {
    return pool.database().inTransaction(tx -> tx.query(QUERY, params, row -> row.text(1)));
  }
}
