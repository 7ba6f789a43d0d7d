/** Claims steps, runs their handlers within limits, keeps their leases, hands their results in. */
@NullMarked
package io.tasker.worker.dispatch;

import org.jspecify.annotations.NullMarked;
