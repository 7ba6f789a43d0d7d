/** Tests of how claimed steps are run. */
@NullMarked
package io.tasker.worker.dispatch;

import org.jspecify.annotations.NullMarked;
