/** What a step author writes and gets: the handler, its context, its outcome. */
@NullMarked
package io.tasker.worker.handler;

import org.jspecify.annotations.NullMarked;
