package io.tasker.cli;

import io.tasker.client.model.DlqEntry;
import io.tasker.client.model.DlqStats;
import io.tasker.client.model.DlqUpdate;
import io.tasker.client.model.Investigation;
import io.tasker.client.model.TaskStaleness;
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
final class DlqCommand extends ServerGroup {
  private static final Table<DlqEntry> ENTRIES =
      Table.<DlqEntry>of()
          .column("ENTRY", DlqEntry::dlqEntryUuid)
          .column("TASK", DlqEntry::taskUuid)
          .column("REASON", DlqEntry::dlqReason)
          .column("STATUS", DlqEntry::resolutionStatus)
          .column("SINCE", it -> TaskText.time(it.dlqTimestamp()));
  private static final Table<DlqStats> STATS =
      Table.<DlqStats>of()
          .column("REASON", DlqStats::dlqReason)
          .column("TOTAL", DlqStats::totalEntries)
          .column("PENDING", DlqStats::pending)
          .column("RESOLVED", DlqStats::manuallyResolved)
          .column("FAILED", DlqStats::permanentFailures)
          .column("CANCELLED", DlqStats::cancelled);
  private static final Table<Investigation> QUEUE =
      Table.<Investigation>of()
          .column("URGENCY", it -> Math.round(it.priorityScore()))
          .column("ENTRY", Investigation::dlqEntryUuid)
          .column("TASK", Investigation::taskUuid)
          .column("REASON", Investigation::dlqReason)
          .column("MINUTES", it -> Math.round(it.minutesInDlq()));
  private static final Table<TaskStaleness> STALENESS =
      Table.<TaskStaleness>of()
          .column("TASK", TaskStaleness::taskUuid)
          .column("TEMPLATE", it -> it.namespaceName() + "/" + it.taskName())
          .column("IN", TaskStaleness::currentState)
          .column("MINUTES", TaskStaleness::timeInStateMinutes)
          .column("ALLOWED", TaskStaleness::stalenessThresholdMinutes)
          .column("STATUS", TaskStaleness::healthStatus);

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
    return show(
        options, client -> client.dlqEntries(status(status), limit, offset), ENTRIES::lines);
  }

  @Command(description = "Shows the newest entry of a task.", mixinStandardHelpOptions = true)
  int get(@Mixin Options options, @Mixin TaskId task) {
    return show(options, client -> client.dlqEntry(task.id()), DlqCommand::facts);
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
      @Option(
              names = {"-n", "--notes"},
              paramLabel = "TEXT",
              description = "Replaces the notes.")
          @Nullable String notes,
      @Option(
              names = {"-b", "--by"},
              paramLabel = "NAME",
              description = "Who looked.")
          @Nullable String by) {
    return run(
        options,
        (client, out) -> {
          if (status == null && notes == null && by == null) {
            throw wrong("nothing to change: give --status, --notes or --by");
          }
          var update = new DlqUpdate(status(status), notes, by, null);
          client.update(Inputs.uuid("ENTRY", entry), update);
          out.say("updated " + entry);
          return ExitCodes.OK;
        });
  }

  @Command(description = "Counts entries by reason.", mixinStandardHelpOptions = true)
  int stats(@Mixin Options options) {
    return show(options, client -> client.dlqStats(), STATS::lines);
  }

  @Command(
      description = "Lists pending entries, the most urgent first.",
      mixinStandardHelpOptions = true)
  int queue(@Mixin Options options, @Mixin Most most) {
    return show(options, client -> client.investigations(most.limit), QUEUE::lines);
  }

  @Command(
      description = "Lists open tasks by how long they have been where they are.",
      mixinStandardHelpOptions = true)
  int staleness(@Mixin Options options, @Mixin Most most) {
    return show(options, client -> client.staleness(most.limit), STALENESS::lines);
  }

  private static List<String> facts(DlqEntry entry, Colours colours) {
    return new Facts(colours)
        .fact("entry", entry.dlqEntryUuid())
        .fact("task", entry.taskUuid())
        .fact("reason", entry.dlqReason())
        .fact("status", entry.resolutionStatus())
        .fact("original state", entry.originalState())
        .fact("since", TaskText.time(entry.dlqTimestamp()))
        .fact("resolved", TaskText.time(entry.resolutionTimestamp()))
        .fact("by", entry.resolvedBy())
        .fact("notes", entry.resolutionNotes())
        .then(entry.taskSnapshot().toPrettyString().lines().toList())
        .lines();
  }

  private static @Nullable String status(@Nullable String typed) {
    return typed == null
        ? null
        : DlqStatus.ofName(typed)
            .map(DlqStatus::wireName)
            .orElseGet(
                () ->
                    Inputs.oneOf(
                        "--status",
                        typed,
                        Arrays.stream(DlqStatus.values()).map(DlqStatus::storedName).toList()));
  }

  /** How many to show. */
  static final class Most {
    @Option(
        names = {"-l", "--limit"},
        defaultValue = "100",
        description = "How many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int limit;
  }
}
