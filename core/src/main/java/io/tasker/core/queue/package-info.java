/** Queues as the engine uses them, inside its transactions, whatever carries the messages. */
@NullMarked
package io.tasker.core.queue;

import org.jspecify.annotations.NullMarked;
