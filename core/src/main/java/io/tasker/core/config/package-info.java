/** Turns configuration files, variables and the command line into checked records. */
@NullMarked
package io.tasker.core.config;

import org.jspecify.annotations.NullMarked;
