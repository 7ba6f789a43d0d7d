/** Reads and writes the JSON of wire messages. */
@NullMarked
package io.tasker.core.wire;

import org.jspecify.annotations.NullMarked;
