/** Times the rule for results; here because only its room sees it. */
@NullMarked
package io.tasker.core.lifecycle.result;

import org.jspecify.annotations.NullMarked;
