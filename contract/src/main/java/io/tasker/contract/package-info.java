/** The root of the words that core, plugins, workers and clients share; it has no types itself. */
@NullMarked
package io.tasker.contract;

import org.jspecify.annotations.NullMarked;
