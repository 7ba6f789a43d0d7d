/** Puts tasks that nobody moves before a person, and takes back what has settled itself. */
@NullMarked
package io.tasker.core.recovery.dlq;

import org.jspecify.annotations.NullMarked;
