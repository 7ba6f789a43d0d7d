package io.tasker.client.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.util.function.Function;

/**
 * A call as gRPC makes it.
 *
 * @param method of a service
 * @param request what is sent
 * @param answer what comes back, in the words of REST
 */
record Rpc<Q extends Message, A>(
    MethodDescriptor<Q, A> method, Q request, Function<A, JsonNode> answer) {}
