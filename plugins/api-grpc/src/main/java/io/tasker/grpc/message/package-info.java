/** Turns what the orchestrator answers into messages. */
@NullMarked
package io.tasker.grpc.message;

import org.jspecify.annotations.NullMarked;
