/** Tells watchers what happens to tasks, in an order that leaves nothing out. */
@NullMarked
package io.tasker.core.feed;

import org.jspecify.annotations.NullMarked;
