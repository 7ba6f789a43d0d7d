/** The command {@code tasker}: reads the command line, starts a process and stops it in order. */
@NullMarked
package io.tasker.launch;

import org.jspecify.annotations.NullMarked;
