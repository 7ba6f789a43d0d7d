/** Times the decisions of a whole set; here because the set is nobody else's business. */
@NullMarked
package io.tasker.core.writer;

import org.jspecify.annotations.NullMarked;
