/** Rules that hold for every package: floors, boundaries, habits. */
@NullMarked
package io.tasker.core.house;

import org.jspecify.annotations.NullMarked;
