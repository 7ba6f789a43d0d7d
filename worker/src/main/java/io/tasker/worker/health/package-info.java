/** Answers whether the worker is alive and ready. */
@NullMarked
package io.tasker.worker.health;

import org.jspecify.annotations.NullMarked;
