/** Queues in a broker: an outbox before the commit is published, acknowledgements after commits. */
@NullMarked
package io.tasker.core.broker;

import org.jspecify.annotations.NullMarked;
