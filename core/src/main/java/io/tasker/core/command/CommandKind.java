package io.tasker.core.command;

/** The kinds of commands, for statistics. */
public enum CommandKind {
  INITIALIZE,
  PROCESS_RESULTS,
  PROCESS_RESULT,
  PROCESS_DEADLINES,
  DEADLINE,
  RESEND,
  EVALUATE,
  CANCEL,
  REPAIR;

  static CommandKind of(Command command) {
    return switch (command) {
      case Command.Initialize _ -> INITIALIZE;
      case Command.ProcessResults _ -> PROCESS_RESULTS;
      case Command.ProcessResult _ -> PROCESS_RESULT;
      case Command.ProcessDeadlines _ -> PROCESS_DEADLINES;
      case Command.Deadline _ -> DEADLINE;
      case Command.Resend _ -> RESEND;
      case Command.Evaluate _ -> EVALUATE;
      case Command.Cancel _ -> CANCEL;
      case Command.Repair _ -> REPAIR;
    };
  }
}
