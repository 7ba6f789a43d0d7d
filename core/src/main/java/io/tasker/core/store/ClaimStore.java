package io.tasker.core.store;

import io.tasker.contract.model.Json;
import io.tasker.contract.model.StepId;
import io.tasker.contract.model.TaskId;
import io.tasker.contract.spi.messaging.Labels;
import io.tasker.contract.spi.messaging.QueueName;
import io.tasker.core.db.Params;
import io.tasker.core.db.Row;
import io.tasker.core.db.Tx;
import io.tasker.core.queue.Returned;
import io.tasker.core.wire.StepMessages;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The set operation "claim", and what keeps a claim alive. */
public final class ClaimStore {
  private ClaimStore() {}

  /**
   * How long a claim lasts.
   *
   * @param margin beyond the step's timeout
   * @param fixed instead of timeout and margin, if set
   */
  public record Lease(Duration margin, @Nullable Duration fixed) {
    /** How long a claim of a step lasts. */
    public Duration of(Duration timeout) {
      return fixed == null ? timeout.plus(margin) : fixed;
    }

    /**
     * The given time, or a quarter of the shortest lease if that is less: heartbeats must fit in.
     */
    public Duration shorterThan(Duration heartbeat) {
      Duration quarter = of(Duration.ZERO).dividedBy(4);
      return quarter.isPositive() && quarter.compareTo(heartbeat) < 0 ? quarter : heartbeat;
    }

    Params params() {
      return Params.of("lease_margin_ms", Math.toIntExact(margin.toMillis()))
          .with("fixed_lease_ms", fixed == null ? null : Math.toIntExact(fixed.toMillis()));
    }
  }

  /**
   * A step that is ours for a while.
   *
   * @param step key
   * @param templateStep its definition
   * @param token what a result must carry to be taken
   * @param attempt which attempt this is, from 1
   * @param maxAttempts how many there may be
   * @param timeout how long it may run
   * @param leaseUntil until when it is ours
   * @param correlationId the task's
   * @param context the task's input
   * @param trace what the task's request is a part of, a W3C {@code traceparent}; null if nobody
   *     traces it
   */
  public record Claimed(
      StepKey step,
      int templateStep,
      int token,
      int attempt,
      int maxAttempts,
      Duration timeout,
      Instant leaseUntil,
      UUID correlationId,
      Json context,
      @Nullable String trace) {
    /** The same claim as a part of another trace. */
    public Claimed traced(@Nullable String by) {
      return new Claimed(
          step,
          templateStep,
          token,
          attempt,
          maxAttempts,
          timeout,
          leaseUntil,
          correlationId,
          context,
          by);
    }

    /** The step's public id. */
    public StepId id() {
      return step.task().step(step.number());
    }
  }

  /** What an ancestor returned. */
  public record AncestorResult(StepKey step, Json result) {}

  /** A step that is enqueued, but not for us. */
  public record NotOurs(StepKey step, int templateStep, UUID correlationId) {}

  /** Proof of a claim. */
  public record Token(StepKey step, int token) {}

  /** Claims the steps of a set that are enqueued and that we can run. */
  public static List<Claimed> claim(
      Tx tx, SortedSet<StepKey> steps, Labels runnable, int owner, Lease lease, Instant now) {
    Params params =
        keys(steps)
            .with(lease.params())
            .with("runnable", runnable.bytes())
            .with("owner", owner)
            .with("now", now);
    return tx.query(StoreSql.CLAIM.sql(), params, ClaimStore::claimed);
  }

  /**
   * Reads the results of ancestors that are done and returned something, and commits. They never
   * change once they are there.
   */
  public static List<AncestorResult> ancestorsAndCommit(Tx tx, SortedSet<StepKey> ancestors) {
    return tx.queryAndCommit(
        StoreSql.ANCESTORS.sql(),
        keys(ancestors),
        row ->
            new AncestorResult(new StepKey(new TaskId(row.uuid(1)), row.integer(2)), row.json(3)));
  }

  /** Which of these steps are enqueued all the same. */
  public static List<NotOurs> notOurs(Tx tx, SortedSet<StepKey> steps) {
    return tx.query(
        StoreSql.NOT_OURS.sql(),
        keys(steps),
        row ->
            new NotOurs(
                new StepKey(new TaskId(row.uuid(1)), row.integer(2)), row.integer(3), row.uuid(4)));
  }

  /** A message that speaks of a step that is not ours. */
  public static Returned returned(NotOurs step, int laps) {
    String body =
        StepMessages.write(
            step.step().task(),
            step.step().task().step(step.step().number()),
            step.correlationId());
    return new Returned(body, step.templateStep(), laps);
  }

  /** Puts unreadable messages where a person finds them. */
  public static void bury(
      Tx tx, QueueName queue, List<String> bodies, List<String> reasons, Instant now) {
    tx.update(
        StoreSql.CLAIM_DEAD_MESSAGES.sql(),
        Params.of("queue", queue.value())
            .with("bodies", bodies.toArray(String[]::new))
            .with("reasons", reasons.toArray(String[]::new))
            .with("now", now));
  }

  /** Which of these claims are no longer ours. */
  public static List<Token> lost(Tx tx, List<Token> claims) {
    return tx.query(StoreSql.LOST_LEASES.sql(), tokens(claims), ClaimStore::token);
  }

  /** Keeps claims for another lease; returns those that still were ours. */
  public static List<Token> extend(Tx tx, List<Token> claims, Lease lease, Instant now) {
    Params params = tokens(claims).with(lease.params()).with("now", now);
    return tx.query(StoreSql.EXTEND_LEASES.sql(), params, ClaimStore::token);
  }

  private static Params tokens(List<Token> claims) {
    return Params.of("tasks", Columns.uuids(claims, claim -> claim.step().task().value()))
        .with("steps", Columns.ints(claims, claim -> claim.step().number()))
        .with("tokens", Columns.ints(claims, Token::token));
  }

  private static Token token(Row row) throws SQLException {
    return new Token(new StepKey(new TaskId(row.uuid(1)), row.integer(2)), row.integer(3));
  }

  private static Params keys(Collection<StepKey> steps) {
    return Params.of("tasks", Columns.uuids(steps, key -> key.task().value()))
        .with("steps", Columns.ints(steps, StepKey::number));
  }

  private static Claimed claimed(Row row) throws SQLException {
    return new Claimed(
        new StepKey(new TaskId(row.uuid(1)), row.integer(2)),
        row.integer(3),
        row.integer(4),
        row.integer(5),
        row.integer(6),
        Duration.ofMillis(row.integer(7)),
        row.time(8),
        row.uuid(9),
        row.json(10),
        row.textOrNull(11));
  }
}
