/** Reads request messages, and says exactly what is wrong with them. */
@NullMarked
package io.tasker.grpc.read;

import org.jspecify.annotations.NullMarked;
