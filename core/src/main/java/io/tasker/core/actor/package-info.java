/** What a door is: a message in, a reply out, started and stopped with the process. */
@NullMarked
package io.tasker.core.actor;

import org.jspecify.annotations.NullMarked;
