/** Turns message bodies into events; what cannot be read becomes a dead message with its reason. */
@NullMarked
package io.tasker.core.hydration;

import org.jspecify.annotations.NullMarked;
