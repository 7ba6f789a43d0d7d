/** What the workers of a chaos run execute: a handler that writes down each of its runs. */
@NullMarked
package io.tasker.bench.chaos.effect;

import org.jspecify.annotations.NullMarked;
