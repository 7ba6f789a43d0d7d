package io.tasker.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.StepAction;
import io.tasker.core.actor.Reply;
import io.tasker.core.channel.Offer;
import io.tasker.core.lifecycle.EngineEvent;
import io.tasker.core.lifecycle.EventOutcome;
import io.tasker.core.lifecycle.EventSink;
import io.tasker.core.lifecycle.RecordingSink;
import io.tasker.core.lifecycle.WriterEvent;
import io.tasker.core.lifecycle.WriterEvent.Creation;
import io.tasker.core.lifecycle.cancellation.CancelTask;
import io.tasker.core.lifecycle.cancellation.CancellationActor;
import io.tasker.core.lifecycle.cancellation.GiveUpTask;
import io.tasker.core.lifecycle.enqueue.ResendMessage;
import io.tasker.core.lifecycle.enqueue.StepEnqueuerActor;
import io.tasker.core.lifecycle.finalization.EvaluateTask;
import io.tasker.core.lifecycle.finalization.LookForFinalizations;
import io.tasker.core.lifecycle.finalization.TaskFinalizerActor;
import io.tasker.core.lifecycle.initialization.InitializeTask;
import io.tasker.core.lifecycle.initialization.LookForRequests;
import io.tasker.core.lifecycle.initialization.TaskRequestActor;
import io.tasker.core.lifecycle.repair.RepairStep;
import io.tasker.core.lifecycle.repair.StepRepairActor;
import io.tasker.core.lifecycle.result.LookForResults;
import io.tasker.core.lifecycle.result.ProcessStepResult;
import io.tasker.core.lifecycle.result.ResultActor;
import io.tasker.core.recovery.guard.DeadlineActor;
import io.tasker.core.recovery.guard.DeadlineReached;
import io.tasker.core.recovery.guard.LookForDeadlines;
import io.tasker.core.store.AStep;
import io.tasker.core.store.ATemplate;
import io.tasker.core.store.StepKey;
import io.tasker.core.store.TaskPlan;
import io.tasker.core.store.WakeupKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandProcessorTest {
  private static final StepKey STEP = new StepKey(AStep.TASK, 2);
  private static final TaskPlan PLAN = ATemplate.plan(ATemplate.of("a"));
  private static final StepAction RESOLVE = new StepAction.ResolveManually("me", "why");
  private static final Reply<EventOutcome> REPLY = Reply.to("something");
  private static final Reply<Creation> CREATION = Reply.to("a task");
  private static final Reply<Offer> OFFER = Reply.to("a look");

  private final AtomicLong nanos = new AtomicLong();

  record Case(Command command, WriterEvent reaches) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            new Command.Initialize(new InitializeTask(PLAN), CREATION),
            new WriterEvent.Create(PLAN, CREATION)),
        new Case(
            new Command.ProcessRequests(new LookForRequests(), OFFER),
            new WriterEvent.RequestsWaiting()),
        new Case(
            new Command.ProcessFinalizations(new LookForFinalizations(), OFFER),
            new WriterEvent.FinalizationsWaiting()),
        new Case(
            new Command.GiveUp(new GiveUpTask(AStep.TASK, 5, "why"), REPLY),
            new WriterEvent.Decide(new EngineEvent.GivenUp(AStep.TASK, 5, "why"), REPLY)),
        new Case(
            new Command.ProcessResults(new LookForResults(), OFFER),
            new WriterEvent.ResultsWaiting()),
        new Case(
            new Command.ProcessResult(new ProcessStepResult(STEP), REPLY),
            new WriterEvent.Decide(new EngineEvent.ResultArrived(STEP), REPLY)),
        new Case(
            new Command.ProcessDeadlines(new LookForDeadlines(), OFFER),
            new WriterEvent.DeadlinesDue()),
        new Case(
            new Command.Deadline(new DeadlineReached(WakeupKind.RETRY, STEP, 5), REPLY),
            new WriterEvent.Decide(new EngineEvent.DeadlineDue(WakeupKind.RETRY, STEP, 5), REPLY)),
        new Case(
            new Command.Resend(new ResendMessage(STEP, 5), REPLY),
            new WriterEvent.Decide(new EngineEvent.MessageLost(STEP, 5), REPLY)),
        new Case(
            new Command.Evaluate(new EvaluateTask(AStep.TASK), REPLY),
            new WriterEvent.Decide(new EngineEvent.EvaluationAsked(AStep.TASK), REPLY)),
        new Case(
            new Command.Cancel(new CancelTask(AStep.TASK, "why"), REPLY),
            new WriterEvent.Decide(new EngineEvent.CancelAsked(AStep.TASK, "why"), REPLY)),
        new Case(
            new Command.Repair(new RepairStep(STEP, RESOLVE), REPLY),
            new WriterEvent.Decide(new EngineEvent.RepairAsked(STEP, RESOLVE), REPLY)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_command_reaches_a_writer_through_its_actor(Case one) {
    RecordingSink sink = new RecordingSink(Offer.ACCEPTED);
    processor(sink).process(one.command());
    assertThat(sink.events()).containsExactly(one.reaches());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_command_is_counted_under_its_own_kind(Case one) {
    CommandProcessor processor = processor(new RecordingSink(Offer.ACCEPTED));
    processor.process(one.command());
    CommandKind kind = CommandKind.of(one.command());
    processor
        .stats()
        .snapshot()
        .forEach(
            (each, snapshot) ->
                assertThat(snapshot.count()).as("%s", each).isEqualTo(each == kind ? 1 : 0));
  }

  @Test
  void every_kind_is_in_the_cases_and_in_the_statistics() {
    assertThat(cases().map(one -> CommandKind.of(one.command())))
        .containsExactlyInAnyOrder(CommandKind.values());
    assertThat(new CommandStats().snapshot()).containsOnlyKeys(CommandKind.values());
  }

  @Test
  void a_full_channel_is_an_answer_that_says_when_to_come_again() {
    Reply<EventOutcome> reply = Reply.to("x");
    processor(new RecordingSink(Offer.FULL)).process(evaluate(reply));
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> reply.await(Duration.ZERO))
        .withMessageContaining("nothing was done")
        .matches(e -> e.code() == ErrorCode.OVERLOADED && e.retryAfter().isPresent());
  }

  @Test
  void a_closed_channel_says_that_the_server_is_stopping() {
    Reply<EventOutcome> reply = Reply.to("x");
    processor(new RecordingSink(Offer.CLOSED)).process(evaluate(reply));
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> reply.await(Duration.ZERO))
        .matches(e -> e.code() == ErrorCode.STOPPING);
  }

  @ParameterizedTest
  @EnumSource(Offer.class)
  void a_look_is_answered_with_what_the_writers_said(Offer offer) {
    CommandProcessor processor = processor(new RecordingSink(offer));
    Reply<Offer> results = Reply.to("x");
    Reply<Offer> deadlines = Reply.to("y");
    processor.process(new Command.ProcessResults(new LookForResults(), results));
    processor.process(new Command.ProcessDeadlines(new LookForDeadlines(), deadlines));
    assertThat(results.await(Duration.ZERO)).isEqualTo(offer);
    assertThat(deadlines.await(Duration.ZERO)).isEqualTo(offer);
  }

  @Test
  void a_door_that_throws_fails_the_reply_and_nobody_else() {
    CommandProcessor processor =
        processor(
            _ -> {
              throw new IllegalStateException("broken");
            });
    Reply<EventOutcome> reply = Reply.to("x");
    processor.process(evaluate(reply));
    assertThatExceptionOfType(TaskerException.class)
        .isThrownBy(() -> reply.await(Duration.ZERO))
        .withRootCauseInstanceOf(IllegalStateException.class);
    assertThat(stats(processor).failures()).isEqualTo(1);
  }

  @Test
  void time_in_the_channel_and_time_at_work_are_counted_apart() {
    CommandProcessor processor = processor(new RecordingSink(Offer.ACCEPTED));
    Reply<EventOutcome> reply = Reply.to("x");
    processor.process(evaluate(reply));
    nanos.addAndGet(4_000);
    reply.begin(nanos.get());
    nanos.addAndGet(16_000);
    reply.complete(EventOutcome.APPLIED);
    assertThat(stats(processor)).isEqualTo(new CommandStats.Snapshot(1, 0, 4, 16));
  }

  @Test
  void means_are_over_all_answered_commands_of_a_kind() {
    CommandStats stats = new CommandStats();
    assertThat(stats.snapshot().get(CommandKind.RESEND))
        .isEqualTo(new CommandStats.Snapshot(0, 0, 0, 0));
    for (int i = 1; i <= 4; i++) {
      stats.taken(CommandKind.RESEND);
    }
    for (int i = 1; i <= 3; i++) {
      stats.replied(CommandKind.RESEND, i * 1_000L, i * 10_000L, i == 3);
    }
    assertThat(stats.snapshot().get(CommandKind.RESEND))
        .isEqualTo(new CommandStats.Snapshot(4, 1, 2, 20));
  }

  @Test
  void actors_have_names_of_their_own() {
    EventSink sink = new RecordingSink(Offer.ACCEPTED);
    ActorRegistry actors = actors(sink);
    assertThat(
            List.of(
                actors.taskRequests().name(),
                actors.results().name(),
                actors.enqueuer().name(),
                actors.finalizer().name(),
                actors.deadlines().name(),
                actors.cancellation().name(),
                actors.repair().name()))
        .containsExactly(
            "task-request",
            "result-processor",
            "step-enqueuer",
            "task-finalizer",
            "deadlines",
            "cancellation",
            "step-repair");
  }

  private static Command evaluate(Reply<EventOutcome> reply) {
    return new Command.Evaluate(new EvaluateTask(AStep.TASK), reply);
  }

  private static CommandStats.Snapshot stats(CommandProcessor processor) {
    return processor
        .stats()
        .snapshot()
        .getOrDefault(CommandKind.EVALUATE, new CommandStats.Snapshot(-1, -1, -1, -1));
  }

  private CommandProcessor processor(EventSink sink) {
    return new CommandProcessor(actors(sink), new CommandStats(), nanos::get);
  }

  private static ActorRegistry actors(EventSink sink) {
    return new ActorRegistry(
        new TaskRequestActor(sink),
        new ResultActor(sink),
        new StepEnqueuerActor(sink),
        new TaskFinalizerActor(sink),
        new DeadlineActor(sink),
        new CancellationActor(sink),
        new StepRepairActor(sink));
  }
}
