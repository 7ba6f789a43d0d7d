/** Puts a worker together and starts it. */
@NullMarked
package io.tasker.worker.boot;

import org.jspecify.annotations.NullMarked;
