package io.tasker.core.command;

import io.tasker.core.actor.Reply;
import java.util.function.LongSupplier;

/** Takes every command to its actor: one switch, one way to count and time. */
public final class CommandProcessor {
  private final ActorRegistry actors;
  private final CommandStats stats;
  private final LongSupplier nanoTime;

  /** Knows the actors. */
  public CommandProcessor(ActorRegistry actors, CommandStats stats, LongSupplier nanoTime) {
    this.actors = actors;
    this.stats = stats;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes a command to its actor. Returns at once; the answer comes through the command's reply.
   */
  public void process(Command command) {
    switch (command) {
      case Command.Initialize(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.taskRequests().handle(message, reply));
      case Command.ProcessRequests(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.taskRequests().handle(message, reply));
      case Command.ProcessResults(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.results().handle(message, reply));
      case Command.ProcessResult(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.results().handle(message, reply));
      case Command.ProcessDeadlines(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.deadlines().handle(message, reply));
      case Command.Deadline(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.deadlines().handle(message, reply));
      case Command.Resend(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.enqueuer().handle(message, reply));
      case Command.Evaluate(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.finalizer().handle(message, reply));
      case Command.ProcessFinalizations(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.finalizer().handle(message, reply));
      case Command.Cancel(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.cancellation().handle(message, reply));
      case Command.GiveUp(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.cancellation().handle(message, reply));
      case Command.Repair(var message, var reply) ->
          executeWithStats(command, reply, () -> actors.repair().handle(message, reply));
    }
  }

  /** What was counted so far. */
  public CommandStats stats() {
    return stats;
  }

  private void executeWithStats(Command command, Reply<?> reply, Runnable door) {
    CommandKind kind = CommandKind.of(command);
    long taken = nanoTime.getAsLong();
    stats.taken(kind);
    reply.onDone(
        failed -> {
          long begun = reply.begunOr(taken);
          stats.replied(kind, begun - taken, nanoTime.getAsLong() - begun, failed);
        });
    try {
      door.run();
    } catch (RuntimeException e) {
      reply.fail(e);
    }
  }
}
