/** What is counted, under which names. */
@NullMarked
package io.tasker.core.telemetry;

import org.jspecify.annotations.NullMarked;
