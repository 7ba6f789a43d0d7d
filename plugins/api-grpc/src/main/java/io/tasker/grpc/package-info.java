/** The gRPC API: one listener, its services, and what stands before each call. */
@NullMarked
package io.tasker.grpc;

import org.jspecify.annotations.NullMarked;
