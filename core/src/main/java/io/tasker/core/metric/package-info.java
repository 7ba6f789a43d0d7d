/** The table of metrics: every one there is, and what it means. */
@NullMarked
package io.tasker.core.metric;

import org.jspecify.annotations.NullMarked;
