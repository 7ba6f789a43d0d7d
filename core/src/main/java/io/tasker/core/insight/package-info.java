/** Looks at the stored facts and says whether they hold together, without changing any. */
@NullMarked
package io.tasker.core.insight;

import org.jspecify.annotations.NullMarked;
