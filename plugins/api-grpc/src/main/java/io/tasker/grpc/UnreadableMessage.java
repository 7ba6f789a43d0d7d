package io.tasker.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.io.InputStream;

/**
 * Remembers that a message could not be read. The server cancels such a call without saying why, on
 * the thread that tried to read it.
 */
final class UnreadableMessage {
  private static final ThreadLocal<Boolean> SEEN = ThreadLocal.withInitial(() -> false);

  private UnreadableMessage() {}

  /** Whether the last message that this thread tried to read could not be. */
  static boolean seen() {
    return SEEN.get();
  }

  /** The same service, remembering. */
  static ServerServiceDefinition remembered(ServerServiceDefinition service) {
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    var methods = service.getMethods().stream().map(UnreadableMessage::remembered).toList();
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    var builder = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(builder::addMethod);
    return builder.build();
  }

  private static <Q, R> ServerMethodDefinition<Q, R> remembered(
      ServerMethodDefinition<Q, R> method) {
    MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder(
                new Remembering<>(descriptor.getRequestMarshaller()),
                descriptor.getResponseMarshaller())
            .build(),
        method.getServerCallHandler());
  }

  private record Remembering<T>(Marshaller<T> marshaller) implements Marshaller<T> {
    @Override
    public InputStream stream(T value) {
      return marshaller.stream(value);
    }

    @Override
    public T parse(InputStream stream) {
      SEEN.set(true);
      T message = marshaller.parse(stream);
      SEEN.set(false);
      return message;
    }
  }
}
