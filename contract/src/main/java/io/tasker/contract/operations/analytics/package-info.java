/** What a caller may ask about how fast and how well tasks run. */
@NullMarked
package io.tasker.contract.operations.analytics;

import org.jspecify.annotations.NullMarked;
