/** Makes one transaction of what the rooms decide, and answers after its commit. */
@NullMarked
package io.tasker.core.writer;

import org.jspecify.annotations.NullMarked;
