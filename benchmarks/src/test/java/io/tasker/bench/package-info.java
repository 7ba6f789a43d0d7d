/**
 * The harness itself: that the floor writes the product's rows, that reports say what was measured.
 */
@NullMarked
package io.tasker.bench;

import org.jspecify.annotations.NullMarked;
