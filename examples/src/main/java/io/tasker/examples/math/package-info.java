/** Arithmetic on whole numbers of any size, the steps of the reference workflows. */
@NullMarked
package io.tasker.examples.math;

import org.jspecify.annotations.NullMarked;
