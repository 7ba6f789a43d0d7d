package io.tasker.contract.spi.messaging;

import io.tasker.contract.spi.database.SchemaModule;

/**
 * Queues in the engine's own database. The provider gives SQL, the engine runs it inside its own
 * transactions. Parameters are named, {@code :like_this}.
 *
 * <p>A message may carry a <em>label</em>, a whole number, so that a consumer takes only what it
 * can use. A message without one may be taken by anybody. It may also carry a <em>trace</em>, what
 * it is a part of as a W3C {@code traceparent}.
 */
public non-sealed interface SqlMessaging extends Messaging {
  /** The tables and functions it needs. */
  SchemaModule schema();

  /** Creates a queue where it is missing. Parameter: {@code :queue} text. */
  String createStatement();

  /** Whether a queue is there. Parameter: {@code :queue} text. Column: {@code present} boolean. */
  String existsStatement();

  /**
   * Takes messages off a queue: they are gone with the commit, back with a rollback.
   *
   * <p>Parameters: {@code :max} int, how many at most; {@code :from} bigint, the lowest id worth
   * looking at (0 for all), so that a scan need not walk over what was deleted; {@code :labels}
   * bytea, the {@link Labels} that may be taken, or null for all messages.
   *
   * <p>Columns: {@code id} bigint, {@code body} text, {@code trace} text, as it was sent. The
   * statement must be able to stand as one part of a WITH statement, too, since several queues are
   * looked at in one go.
   */
  String popStatement(QueueName queue);

  /**
   * Sends messages, as one part of a WITH statement (INSERT without a trailing semicolon).
   *
   * <p>Parameters: {@code :PREFIX_bodies} text[], JSON texts; {@code :PREFIX_labels} int[], as
   * many, nulls allowed; {@code :PREFIX_traces} text[], as many, nulls allowed, or null for none.
   *
   * @param prefix of the parameter names, since one statement may send to several queues
   */
  String sendPart(QueueName queue, String prefix);

  /**
   * How full a queue is. Columns: {@code depth} bigint, {@code oldest_seconds} double precision,
   * null if empty.
   */
  String statsStatement(QueueName queue);

  /**
   * Which bodies with given step ids are still in the queue. Parameter: {@code :steps} text[].
   * Column: {@code step} text.
   */
  String presentStepsStatement(QueueName queue);
}
