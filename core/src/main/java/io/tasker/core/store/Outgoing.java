package io.tasker.core.store;

import io.tasker.contract.spi.messaging.QueueName;
import org.jspecify.annotations.Nullable;

/**
 * A message that is sent with the transaction.
 *
 * @param queue where to
 * @param body JSON text
 * @param label what a consumer must be able to run; null for queues that anybody may read
 */
public record Outgoing(QueueName queue, String body, @Nullable Integer label) {}
