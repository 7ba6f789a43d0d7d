/** Kills parts of the running product again and again, and judges what is left. */
@NullMarked
package io.tasker.bench.chaos;

import org.jspecify.annotations.NullMarked;
