package io.tasker.core.command;

/** The kinds of commands, for statistics. */
public enum CommandKind {
  INITIALIZE,
  PROCESS_REQUESTS,
  PROCESS_RESULTS,
  PROCESS_RESULT,
  PROCESS_DEADLINES,
  DEADLINE,
  RESEND,
  EVALUATE,
  PROCESS_FINALIZATIONS,
  CANCEL,
  GIVE_UP,
  REPAIR;

  static CommandKind of(Command command) {
    return switch (command) {
      case Command.Initialize _ -> INITIALIZE;
      case Command.ProcessRequests _ -> PROCESS_REQUESTS;
      case Command.ProcessResults _ -> PROCESS_RESULTS;
      case Command.ProcessResult _ -> PROCESS_RESULT;
      case Command.ProcessDeadlines _ -> PROCESS_DEADLINES;
      case Command.Deadline _ -> DEADLINE;
      case Command.Resend _ -> RESEND;
      case Command.Evaluate _ -> EVALUATE;
      case Command.ProcessFinalizations _ -> PROCESS_FINALIZATIONS;
      case Command.Cancel _ -> CANCEL;
      case Command.GiveUp _ -> GIVE_UP;
      case Command.Repair _ -> REPAIR;
    };
  }
}
