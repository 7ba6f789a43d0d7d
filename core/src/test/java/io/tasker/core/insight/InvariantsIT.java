package io.tasker.core.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InvariantsIT {
  private final WorldDatabase world = WorldDatabase.healthy();

  @AfterEach
  void drop() {
    world.close();
  }

  @Test
  void a_healthy_world_has_no_violation() {
    assertThat(world.invariants().check()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void what_breaks_an_invariant_is_found(Invariant invariant) {
    Breakage breakage = Breakage.of(invariant);

    world.run(breakage.sql());

    Set<Invariant> expected = EnumSet.of(invariant);
    expected.addAll(breakage.also());
    assertThat(broken()).isEqualTo(names(expected));
    assertThat(findings(invariant)).singleElement().asString().contains(breakage.finding());
  }

  @Test
  void a_violation_says_what_should_hold() {
    world.run("UPDATE tasker.tasks SET seq = 7 WHERE task_uuid = task(1)");

    assertThat(world.invariants().check())
        .containsExactly(
            new Violation(
                "task-row",
                "A task stands where its history ends.",
                Breakage.task(1) + " state=8 seq=7 history_state=8 history_seq=8"));
  }

  @ParameterizedTest
  @CsvSource({
    "n_steps, 2, 6",
    "n_done, 2, 1",
    "n_active, 2, 4",
    "n_retry, 3, 1",
    "n_failed, 4, 1",
    "n_cancelled, 5, 2"
  })
  void each_counter_is_recounted(String counter, int task, int right) {
    world.run("ALTER TABLE tasker.tasks DROP CONSTRAINT tasks_counts");
    world.run(
        "UPDATE tasker.tasks SET %s = %d WHERE task_uuid = task(%d)"
            .formatted(counter, right + 1, task));

    assertOnly(
        Invariant.TASK_COUNTERS,
        Breakage.task(task) + " " + counter + "=" + (right + 1) + " counted=" + right);
  }

  @Test
  void an_edge_into_nowhere_is_found() {
    world.run(
        """
        UPDATE tasker.workflow_steps SET dependents = '{5,9}'
        WHERE task_uuid = task(2) AND step_no = 1\
        """);

    assertOnly(Invariant.PARENT_COUNT, Breakage.task(2) + " step=9 does not exist edges=1");
  }

  @Test
  void a_step_without_its_task_is_found() {
    world.run(
        """
        INSERT INTO tasker.workflow_steps (task_uuid, step_no, template_step, state, seq, remaining,
          parents, max_attempts, timeout_ms, updated_at)
        VALUES (task(8), 0, 1, 0, 0, 0, 0, 1, 1, second(0))\
        """);

    assertOnly(Invariant.STEP_NUMBERS, Breakage.task(8) + " does not exist steps=1");
  }

  @Test
  void a_transition_that_begins_elsewhere_than_the_last_one_ended_is_found() {
    world.run("UPDATE tasker.task_transitions SET from_state = 4 WHERE to_state = 10");

    assertOnly(
        Invariant.TASK_HISTORY,
        Breakage.task(5) + " seq=4 from_state=4 seq_before=3 state_before=3");
  }

  @Test
  void a_state_changed_past_the_audit_is_found() {
    world.run("UPDATE tasker.tasks SET state = 9 WHERE task_uuid = task(5)");

    assertOnly(
        Invariant.TASK_ROW, Breakage.task(5) + " state=9 seq=4 history_state=10 history_seq=4");
  }

  @Test
  void claims_before_a_reset_are_no_attempts() {
    world.run("ALTER TABLE tasker.workflow_steps DROP CONSTRAINT workflow_steps_attempts");
    world.run("UPDATE tasker.workflow_steps SET attempts = 2, max_attempts = 2 WHERE seq = 7");

    assertOnly(Invariant.ATTEMPTS, Breakage.task(6) + " step=0 attempts=2 claims=1");
  }

  @Test
  void a_child_enqueued_though_its_parent_never_was_completed_is_found() {
    world.run(
        """
        UPDATE tasker.step_transitions SET cause = 9, to_state = 8
        WHERE task_uuid = task(1) AND step_no = 0 AND seq = 4\
        """);

    assertThat(findings(Invariant.PARENTS_FIRST_IN_HISTORY))
        .singleElement()
        .asString()
        .startsWith(Breakage.task(1) + " step=1 ")
        .endsWith("parent=0 completed=never");
  }

  @Test
  void a_waiting_retry_keeps_a_final_task_from_rest() {
    world.run(
        """
        INSERT INTO tasker.task_transitions (task_uuid, seq, from_state, cause, to_state, at)
        VALUES (task(3), 5, 6, 15, 9, second(10));
        UPDATE tasker.tasks SET state = 9, seq = 5, completed_at = second(10)
        WHERE task_uuid = task(3)\
        """);

    assertOnly(Invariant.FINAL_TASK_AT_REST, Breakage.task(3) + " state=9 step=0 step_state=5");
  }

  @Test
  void an_open_task_with_a_time_of_completion_is_found() {
    world.run("ALTER TABLE tasker.tasks DROP CONSTRAINT tasks_final_has_time");
    world.run("UPDATE tasker.tasks SET completed_at = second(9) WHERE task_uuid = task(7)");

    assertThat(broken()).containsExactly("final-task-has-time");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 50_000})
  void messages_are_looked_for_page_by_page(int page) {
    world.run("DELETE FROM pgmq.q_worker_billing_queue");
    world.run("DELETE FROM pgmq.q_results");

    assertThat(world.invariants(page).check())
        .extracting(Violation::finding)
        .containsExactly(
            Breakage.task(7) + " step=0 state=1 seq=1 queue=worker_billing_queue",
            Breakage.task(2) + " step=3 state=3 seq=3 queue=results",
            Breakage.task(2) + " step=4 state=4 seq=3 queue=results");
  }

  @Test
  void a_message_in_another_queue_is_no_message() {
    world.run("DELETE FROM pgmq.q_worker_billing_queue");
    world.run(
        "INSERT INTO pgmq.q_worker_default_queue (vt, message) VALUES (now(), message(7, 0))");

    assertThat(broken()).containsExactly("enqueued-has-message");
  }

  @Test
  void a_queue_that_is_gone_is_said_with_the_steps_that_have_no_message_and_what_helps() {
    world.run("DROP TABLE pgmq.q_worker_billing_queue");

    assertThat(world.invariants().check())
        .containsExactly(
            violation(
                Invariant.ENQUEUED_HAS_MESSAGE,
                Breakage.task(7) + " step=0 state=1 seq=1 queue=worker_billing_queue"),
            violation(
                Invariant.QUEUES_EXIST,
                "queue=worker_billing_queue namespace=billing does not exist; start a server: it"
                    + " creates its queues, and its reconciler sends what is missing in them"));
  }

  @Test
  void the_queue_of_results_may_be_gone_too() {
    world.run("DROP TABLE pgmq.q_results");

    assertThat(findings(Invariant.HANDED_IN_HAS_MESSAGE)).hasSize(2);
    assertThat(findings(Invariant.QUEUES_EXIST))
        .singleElement()
        .asString()
        .startsWith("queue=results does not exist; start a server");
  }

  @Test
  void a_guard_of_another_kind_guards_nothing() {
    world.run("UPDATE tasker.wakeups SET kind = 3 WHERE seqs = '{9}'");

    assertThat(broken()).containsExactly("retry-has-guard");
  }

  @Test
  void a_guard_for_an_earlier_seq_guards_nothing() {
    world.run("UPDATE tasker.wakeups SET seqs = '{8}' WHERE seqs = '{9}'");

    assertThat(broken()).containsExactly("retry-has-guard");
  }

  @Test
  void a_task_waiting_for_no_retry_is_found() {
    world.run(
        """
        INSERT INTO tasker.step_transitions (task_uuid, step_no, seq, from_state, cause, to_state, at)
        VALUES (task(3), 0, 10, 5, 9, 8, second(10));
        UPDATE tasker.workflow_steps SET state = 8, seq = 10
        WHERE task_uuid = task(3) AND step_no = 0;
        UPDATE tasker.tasks SET n_retry = 0, n_cancelled = 1 WHERE task_uuid = task(3)\
        """);

    assertOnly(Invariant.OPEN_TASK_HAS_ACTIVITY, Breakage.task(3) + " state=6 active=0 retry=0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4})
  void a_task_in_a_passing_state_is_found(int state) {
    int seq = state == 4 ? 4 : state;
    world.run("DELETE FROM tasker.task_transitions WHERE task_uuid = task(2) AND seq > " + seq);
    world.run(
        "UPDATE tasker.tasks SET state = %d, seq = %d WHERE task_uuid = task(2)"
            .formatted(state, seq));

    assertOnly(
        Invariant.OPEN_TASK_HAS_ACTIVITY,
        Breakage.task(2) + " state=" + state + " active=4 retry=0");
  }

  @Test
  void a_person_may_settle_the_entry_of_a_blocked_task() {
    world.run(
        """
        UPDATE tasker.tasks_dlq
        SET resolution_status = 'permanently_failed', resolution_timestamp = second(4)
        WHERE task_uuid = task(4)\
        """);

    assertThat(world.invariants().check()).isEmpty();
  }

  @Test
  void an_entry_settled_before_the_task_was_blocked_speaks_of_something_else() {
    world.run(
        """
        UPDATE tasker.tasks_dlq
        SET resolution_status = 'manually_resolved', resolution_timestamp = second(2)
        WHERE task_uuid = task(4)\
        """);

    assertThat(broken()).containsExactly("blocked-task-is-known");
  }

  @Test
  void an_invariant_speaks_of_twenty_findings_at_most() {
    world.run(
        """
        INSERT INTO tasker.workflow_steps (task_uuid, step_no, template_step, state, seq, remaining,
          parents, max_attempts, timeout_ms, updated_at)
        SELECT task(1), 2 + i, 1, 1, 0, 0, 0, 1, 1, second(0) FROM generate_series(0, 24) AS i\
        """);

    assertThat(findings(Invariant.STEP_ROW)).hasSize(20);
    assertThat(findings(Invariant.ENQUEUED_HAS_MESSAGE)).hasSize(20);
    assertThat(findings(Invariant.FINAL_TASK_AT_REST)).hasSize(20);
  }

  private void assertOnly(Invariant invariant, String finding) {
    assertThat(world.invariants().check()).containsExactly(violation(invariant, finding));
  }

  private static Violation violation(Invariant invariant, String finding) {
    return new Violation(invariant.wireName(), invariant.promise(), finding);
  }

  private Set<String> broken() {
    return world.invariants().check().stream()
        .map(Violation::invariant)
        .collect(Collectors.toSet());
  }

  private List<String> findings(Invariant invariant) {
    return world.invariants().check().stream()
        .filter(violation -> violation.invariant().equals(invariant.wireName()))
        .map(Violation::finding)
        .toList();
  }

  private static Set<String> names(Set<Invariant> invariants) {
    return invariants.stream().map(Invariant::wireName).collect(Collectors.toSet());
  }
}
