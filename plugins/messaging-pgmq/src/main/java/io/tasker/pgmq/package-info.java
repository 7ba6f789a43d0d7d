/** Queues in the engine's own PostgreSQL, in tables that any PGMQ client understands. */
@NullMarked
package io.tasker.pgmq;

import org.jspecify.annotations.NullMarked;
