/** Bounded hand-over between threads: full is an answer, not an error. */
@NullMarked
package io.tasker.core.channel;

import org.jspecify.annotations.NullMarked;
