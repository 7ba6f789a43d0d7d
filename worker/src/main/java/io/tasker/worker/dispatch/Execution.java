package io.tasker.worker.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.model.TemplateName;
import io.tasker.core.store.ClaimStore.Token;
import io.tasker.core.store.StepKey;
import io.tasker.core.telemetry.StepScope;
import io.tasker.core.telemetry.TraceSpan;
import io.tasker.worker.handler.StepContext;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One claimed step on its way through the worker, and what its handler sees of it. Exactly one
 * result is handed in for it, or none if its lease was lost.
 */
final class Execution implements StepContext {
  private final Assignment assignment;
  private final JsonNode input;
  private final JsonNode settings;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
  private volatile Instant leaseUntil;
  private volatile Instant startedAt = Instant.MAX;
  private volatile Instant deadline = Instant.MAX;
  private volatile @Nullable Thread thread;
  private volatile TraceSpan running = TraceSpan.NONE;
  private volatile TraceSpan submission = TraceSpan.NONE;
  private volatile long settledNanos;
  private volatile boolean succeeded;

  /** Where an execution stands. */
  enum Phase {
    /** Claimed, its handler does not run yet. */
    WAITING,
    /** Its handler runs. */
    RUNNING,
    /** Its result is on its way; whatever the handler returns now is too late. */
    SETTLED,
    /** Its lease is gone; there is nothing to hand in. */
    LOST
  }

  Execution(Assignment assignment) {
    this.assignment = assignment;
    this.input = Claimer.parse(assignment.claimed().context().text());
    this.settings = Claimer.parse(assignment.definition().handler().initialization().text());
    this.leaseUntil = assignment.claimed().leaseUntil();
  }

  Assignment assignment() {
    return assignment;
  }

  StepKey key() {
    return assignment.claimed().step();
  }

  Token token() {
    return new Token(key(), assignment.claimed().token());
  }

  Phase phase() {
    return phase.get();
  }

  Instant leaseUntil() {
    return leaseUntil;
  }

  void leaseUntil(Instant until) {
    leaseUntil = until;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** The handler is about to run on this thread; false if there is no point any more. */
  boolean begin(Instant now) {
    startedAt = now;
    deadline = now.plus(assignment.claimed().timeout());
    thread = Thread.currentThread();
    return phase.compareAndSet(Phase.WAITING, Phase.RUNNING);
  }

  /** Whether its result is still to come. */
  boolean isOpen() {
    Phase now = phase.get();
    return now == Phase.WAITING || now == Phase.RUNNING;
  }

  /** Claims the right to hand in the one result. */
  boolean settle() {
    return phase.compareAndSet(Phase.RUNNING, Phase.SETTLED)
        || phase.compareAndSet(Phase.WAITING, Phase.SETTLED);
  }

  /** Its handler runs within this span. */
  void running(TraceSpan span) {
    running = span;
  }

  /** What its handler runs within. */
  TraceSpan running() {
    return running;
  }

  /** Its result is on its way. */
  void handedIn(TraceSpan span, boolean success, long nanoTime) {
    submission = span;
    succeeded = success;
    settledNanos = nanoTime;
  }

  /** Covers the way of its result to the commit. */
  TraceSpan submission() {
    return submission;
  }

  /** Whether its result is a success. */
  boolean succeeded() {
    return succeeded;
  }

  /** When its result was there, monotonic. */
  long settledNanos() {
    return settledNanos;
  }

  /** For the lines that its handler logs. */
  StepScope scope(TraceSpan span) {
    return new StepScope(task(), step(), correlationId(), span.traceparent());
  }

  /** The lease is gone. */
  boolean lose() {
    Phase before =
        phase.getAndUpdate(current -> current == Phase.SETTLED ? Phase.SETTLED : Phase.LOST);
    return before != Phase.SETTLED && before != Phase.LOST;
  }

  /** Tells the handler to stop. */
  void interrupt() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public TaskId task() {
    return key().task();
  }

  @Override
  public StepId step() {
    return assignment.claimed().id();
  }

  @Override
  public String stepName() {
    return assignment.definition().name();
  }

  @Override
  public TemplateName template() {
    return assignment.template().template().name();
  }

  @Override
  public JsonNode input() {
    return input;
  }

  @Override
  public JsonNode settings() {
    return settings;
  }

  @Override
  public Map<String, JsonNode> dependencyResults() {
    return assignment.results();
  }

  @Override
  public int attempt() {
    return assignment.claimed().attempt();
  }

  @Override
  public int maxAttempts() {
    return assignment.claimed().maxAttempts();
  }

  @Override
  public UUID correlationId() {
    return assignment.claimed().correlationId();
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public boolean cancelled() {
    return phase.get() != Phase.RUNNING;
  }
}
