/** Puts steps that are ready on their queue. */
@NullMarked
package io.tasker.core.lifecycle.enqueue;

import org.jspecify.annotations.NullMarked;
