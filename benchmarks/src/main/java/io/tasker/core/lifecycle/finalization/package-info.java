/** Times the rule for whole tasks; here because only its room sees it. */
@NullMarked
package io.tasker.core.lifecycle.finalization;

import org.jspecify.annotations.NullMarked;
