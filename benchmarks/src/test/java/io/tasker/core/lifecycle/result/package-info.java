/** That the results that are timed are decided as they are meant to be. */
@NullMarked
package io.tasker.core.lifecycle.result;

import org.jspecify.annotations.NullMarked;
