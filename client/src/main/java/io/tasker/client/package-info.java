/** The client for programs: every public operation of a Tasker server behind one interface. */
@NullMarked
package io.tasker.client;

import org.jspecify.annotations.NullMarked;
