package io.tasker.cli;

import io.tasker.client.model.DlqEntry;
import io.tasker.client.model.DlqUpdate;
import io.tasker.contract.operations.dlq.DlqStatus;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tasker dlq}: tasks that a person has to look at. */
@Command(
    name = "dlq",
    description = "Looks at the dead letter queue and records investigations.",
    mixinStandardHelpOptions = true)
final class DlqCommand extends Group {
  DlqCommand(Shell shell) {
    super(shell);
  }

  @Command(description = "Lists entries, newest first.", mixinStandardHelpOptions = true)
  int list(
      @Mixin Options options,
      @Option(
              names = {"-s", "--status"},
              paramLabel = "STATUS",
              description = "Only with this status, for example pending.")
          @Nullable String status,
      @Option(
              names = {"-l", "--limit"},
              defaultValue = "50",
              description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
          int limit,
      @Option(
              names = "--offset",
              defaultValue = "0",
              description = "How many to pass over. Default: ${DEFAULT-VALUE}.")
          int offset) {
    return session()
        .run(
            options,
            (client, out) -> {
              String wire = status == null ? null : status(status);
              List<DlqEntry> entries = client.dlqEntries(wire, limit, offset);
              Table table = new Table(out.colours(), "ENTRY", "TASK", "REASON", "STATUS", "SINCE");
              entries.forEach(
                  it ->
                      table.row(
                          it.dlqEntryUuid(),
                          it.taskUuid(),
                          it.dlqReason(),
                          it.resolutionStatus(),
                          TaskText.time(it.dlqTimestamp())));
              out.print(entries, table.lines());
              return ExitCodes.OK;
            });
  }

  @Command(description = "Shows the newest entry of a task.", mixinStandardHelpOptions = true)
  int get(
      @Mixin Options options,
      @Parameters(paramLabel = "TASK", description = "The task's UUID.") String task) {
    return session()
        .run(
            options,
            (client, out) -> {
              DlqEntry entry = client.dlqEntry(Inputs.uuid("TASK", task));
              Facts facts =
                  new Facts(out.colours())
                      .fact("entry", entry.dlqEntryUuid())
                      .fact("task", entry.taskUuid())
                      .fact("reason", entry.dlqReason())
                      .fact("status", entry.resolutionStatus())
                      .fact("original state", entry.originalState())
                      .fact("since", TaskText.time(entry.dlqTimestamp()))
                      .fact("resolved", TaskText.time(entry.resolutionTimestamp()))
                      .fact("by", entry.resolvedBy())
                      .fact("notes", entry.resolutionNotes());
              out.print(
                  entry,
                  facts.then(entry.taskSnapshot().toPrettyString().lines().toList()).lines());
              return ExitCodes.OK;
            });
  }

  @Command(
      description = {
        "Records how an investigation goes on. The task itself stays as it is:",
        "to move it, act on its steps."
      },
      mixinStandardHelpOptions = true)
  int update(
      @Mixin Options options,
      @Parameters(paramLabel = "ENTRY", description = "The entry's UUID.") String entry,
      @Option(
              names = {"-s", "--status"},
              description = "pending, manually_resolved, permanently_failed or cancelled.")
          @Nullable String status,
      @Option(names = "--notes", paramLabel = "TEXT", description = "Replaces the notes.")
          @Nullable String notes,
      @Option(
              names = {"-b", "--by"},
              paramLabel = "NAME",
              description = "Who looked.")
          @Nullable String by) {
    return session()
        .run(
            options,
            (client, out) -> {
              if (status == null && notes == null && by == null) {
                throw wrong("nothing to change: give --status, --notes or --by");
              }
              var update = new DlqUpdate(status == null ? null : status(status), notes, by, null);
              client.update(Inputs.uuid("ENTRY", entry), update);
              out.say("updated " + entry);
              return ExitCodes.OK;
            });
  }

  @Command(description = "Counts entries by reason.", mixinStandardHelpOptions = true)
  int stats(@Mixin Options options) {
    return session()
        .run(
            options,
            (client, out) -> {
              var stats = client.dlqStats();
              Table table =
                  new Table(
                      out.colours(),
                      "REASON",
                      "TOTAL",
                      "PENDING",
                      "RESOLVED",
                      "FAILED",
                      "CANCELLED");
              stats.forEach(
                  it ->
                      table.row(
                          it.dlqReason(),
                          it.totalEntries(),
                          it.pending(),
                          it.manuallyResolved(),
                          it.permanentFailures(),
                          it.cancelled()));
              out.print(stats, table.lines());
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Lists pending entries, the most urgent first.",
      mixinStandardHelpOptions = true)
  int queue(
      @Mixin Options options,
      @Option(
              names = {"-l", "--limit"},
              defaultValue = "100",
              description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
          int limit) {
    return session()
        .run(
            options,
            (client, out) -> {
              var queue = client.investigations(limit);
              Table table =
                  new Table(out.colours(), "URGENCY", "ENTRY", "TASK", "REASON", "MINUTES");
              queue.forEach(
                  it ->
                      table.row(
                          Math.round(it.priorityScore()),
                          it.dlqEntryUuid(),
                          it.taskUuid(),
                          it.dlqReason(),
                          Math.round(it.minutesInDlq())));
              out.print(queue, table.lines());
              return ExitCodes.OK;
            });
  }

  @Command(
      description = "Lists open tasks by how long they have been where they are.",
      mixinStandardHelpOptions = true)
  int staleness(
      @Mixin Options options,
      @Option(
              names = {"-l", "--limit"},
              defaultValue = "100",
              description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
          int limit) {
    return session()
        .run(
            options,
            (client, out) -> {
              var tasks = client.staleness(limit);
              Table table =
                  new Table(
                      out.colours(), "TASK", "TEMPLATE", "IN", "MINUTES", "ALLOWED", "STATUS");
              tasks.forEach(
                  it ->
                      table.row(
                          it.taskUuid(),
                          it.namespaceName() + "/" + it.taskName(),
                          it.currentState(),
                          it.timeInStateMinutes(),
                          it.stalenessThresholdMinutes(),
                          it.healthStatus()));
              out.print(tasks, table.lines());
              return ExitCodes.OK;
            });
  }

  private static String status(String typed) {
    return DlqStatus.ofName(typed)
        .map(DlqStatus::wireName)
        .orElseGet(
            () ->
                Inputs.oneOf(
                    "--status",
                    typed,
                    Arrays.stream(DlqStatus.values()).map(DlqStatus::storedName).toList()));
  }
}
