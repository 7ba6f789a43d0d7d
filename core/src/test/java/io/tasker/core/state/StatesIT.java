package io.tasker.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tasker.contract.model.StepState;
import io.tasker.contract.model.TaskState;
import io.tasker.core.writer.EngineHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The enums, the transition tables and what the database knows of them say the same. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatesIT {
  private static EngineHarness engine;

  @BeforeAll
  static void open() {
    engine = new EngineHarness();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void the_lookup_tables_equal_the_enums() {
    assertThat(lookup("task_states"))
        .isEqualTo(Arrays.stream(TaskState.values()).map(TaskState::wireName).toList());
    assertThat(lookup("step_states"))
        .isEqualTo(Arrays.stream(StepState.values()).map(StepState::wireName).toList());
    assertThat(lookup("task_causes"))
        .isEqualTo(Arrays.stream(TaskCause.values()).map(TaskCause::wireName).toList());
    assertThat(lookup("step_causes"))
        .isEqualTo(Arrays.stream(StepCause.values()).map(StepCause::wireName).toList());
  }

  @Test
  void the_check_constraints_list_exactly_the_declared_transitions() {
    assertThat(codesOf("task_transitions_legal")).isEqualTo(codes(TaskTransitions.TABLE));
    assertThat(codesOf("step_transitions_legal")).isEqualTo(codes(StepTransitions.TABLE));
  }

  @Test
  void a_task_is_final_in_the_database_where_nothing_leads_out_of_its_state() {
    String definition = definition("tasks_final_has_time");
    assertThat(definition).contains("state >= 8");
    assertThat(TaskTransitions.TABLE.finals())
        .isEqualTo(
            Arrays.stream(TaskState.values())
                .filter(state -> state.code() >= 8)
                .collect(Collectors.toSet()));
  }

  @Test
  void the_database_takes_every_declared_transition_and_refuses_every_other() {
    assertThat(refusedOf("task_transitions", TaskState.values().length, TaskCause.values().length))
        .isEqualTo(
            everyCodeBut(
                codes(TaskTransitions.TABLE),
                TaskState.values().length,
                TaskCause.values().length));
    assertThat(refusedOf("step_transitions", StepState.values().length, StepCause.values().length))
        .isEqualTo(
            everyCodeBut(
                codes(StepTransitions.TABLE),
                StepState.values().length,
                StepCause.values().length));
  }

  @Test
  void the_same_transition_cannot_be_written_twice() {
    String insert =
        "INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, to_state, cause,"
            + " at) VALUES ('00000000-0000-7000-8000-000000000000', 0, 1, 0, 1, 0, now())";
    engine.execute(insert);

    assertThatThrownBy(() -> engine.execute(insert)).hasMessageContaining("INSERT");
    assertThat(
            engine.one(
                "SELECT count(*) FROM tasker.step_transitions WHERE task_uuid ="
                    + " '00000000-0000-7000-8000-000000000000'"))
        .isEqualTo("1");
  }

  /** Tries to insert every combination, each in a sub-transaction, and collects what is refused. */
  private static Set<Integer> refusedOf(String table, int states, int causes) {
    String stepColumn = table.startsWith("step") ? "step_no, " : "";
    String stepValue = table.startsWith("step") ? "0, " : "";
    engine.execute("CREATE TABLE IF NOT EXISTS refused (of text, code int)");
    engine.execute(
        """
        DO $$
        DECLARE f int; c int; t int; n int := 0;
        BEGIN
          FOR f IN 0..%d LOOP FOR c IN 0..%d LOOP FOR t IN 0..%d LOOP
            n := n + 1;
            BEGIN
              INSERT INTO tasker.%s (task_uuid, %sseq, from_state, to_state, cause, at)
              VALUES ('00000000-0000-7000-8000-000000100000', %sn, f, t, c, now());
            EXCEPTION WHEN check_violation THEN
              INSERT INTO refused VALUES ('%s', f * 4096 + c * 64 + t);
            END;
          END LOOP; END LOOP; END LOOP;
        END $$
        """
            .formatted(states - 1, causes - 1, states - 1, table, stepColumn, stepValue, table));
    return engine.all("SELECT code FROM refused WHERE of = '" + table + "'").stream()
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> everyCodeBut(Set<Integer> declared, int states, int causes) {
    Set<Integer> codes = new TreeSet<>();
    for (int from = 0; from < states; from++) {
      for (int cause = 0; cause < causes; cause++) {
        for (int to = 0; to < states; to++) {
          codes.add(from * 4096 + cause * 64 + to);
        }
      }
    }
    codes.removeAll(declared);
    return codes;
  }

  private static Set<Integer> codes(TransitionTable<?, ?> table) {
    return table.edges().stream()
        .map(TransitionTable.Edge::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> codesOf(String constraint) {
    String definition = definition(constraint);
    Matcher numbers =
        Pattern.compile("\\d+").matcher(definition.substring(definition.indexOf("ARRAY[")));
    Set<Integer> codes = new TreeSet<>();
    while (numbers.find()) {
      codes.add(Integer.valueOf(numbers.group()));
    }
    return codes;
  }

  private static String definition(String constraint) {
    List<String> definitions =
        new ArrayList<>(
            engine.all(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '"
                    + constraint
                    + "'"));
    assertThat(new TreeSet<>(definitions)).as(constraint).hasSize(1);
    return definitions.getFirst();
  }

  private static List<String> lookup(String table) {
    return engine.all("SELECT name FROM tasker." + table + " ORDER BY code");
  }
}
