/** The Java client by gRPC: calls as messages, answers as JSON in the words of REST. */
@NullMarked
package io.tasker.client.grpc;

import org.jspecify.annotations.NullMarked;
