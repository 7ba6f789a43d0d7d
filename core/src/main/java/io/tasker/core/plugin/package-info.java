/** Finds the plugins that the configuration asks for. */
@NullMarked
package io.tasker.core.plugin;

import org.jspecify.annotations.NullMarked;
