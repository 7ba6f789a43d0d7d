package io.tasker.core.operations;

import io.tasker.contract.model.TaskId;
import io.tasker.contract.operations.TaskSummary;
import io.tasker.core.store.DlqViewStore;
import io.tasker.core.store.StepRow;
import io.tasker.core.store.TemplateViewStore;
import io.tasker.core.store.ViewStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Puts together what there is to know about a task.
 *
 * @param views of tasks and steps
 * @param templates of templates
 * @param dlq of entries
 */
public record TaskSummaries(
    ViewStore views, TemplateViewStore templates, DlqViewStore dlq, InstantSource clock) {
  TaskSummary of(TaskId task) {
    ViewStore.TaskRow row = views.task(task).orElseThrow(() -> NotFound.task(task));
    List<StepRow> steps = views.steps(task);
    Instant now = clock.instant();
    return new TaskSummary(
        TaskViews.of(row, steps, now),
        templates.templateOf(task).orElseThrow(() -> NotFound.task(task)),
        steps.stream()
            .map(
                step ->
                    new TaskSummary.Step(TaskViews.view(step, now), ExecutionResults.failure(step)))
            .toList(),
        dlq.entryOf(task).orElse(null));
  }
}
