package io.tasker.contract.operations.dlq;

import io.tasker.contract.model.TaskId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pending entry, as somebody who works through them wants to see it.
 *
 * @param entry id of the entry
 * @param task the task
 * @param originalState wire name of the state that the task was in
 * @param reason why
 * @param enteredAt when
 * @param minutesInDlq since then
 * @param namespace of the task's template
 * @param name of the task's template
 * @param stateAtEntry as the snapshot has it
 * @param minutesInState how long the task had been in that state, as the metadata has it
 */
public record Investigation(
    UUID entry,
    TaskId task,
    String originalState,
    DlqReason reason,
    Instant enteredAt,
    double minutesInDlq,
    @Nullable String namespace,
    @Nullable String name,
    @Nullable String stateAtEntry,
    @Nullable Integer minutesInState) {
  /** How urgent it is: by reason, and more with every minute. */
  public double priorityScore() {
    return reason.urgency() + minutesInDlq;
  }
}
