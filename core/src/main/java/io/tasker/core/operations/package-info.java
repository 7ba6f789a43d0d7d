/** Answers what API plugins may ask, by commands and reads. */
@NullMarked
package io.tasker.core.operations;

import org.jspecify.annotations.NullMarked;
