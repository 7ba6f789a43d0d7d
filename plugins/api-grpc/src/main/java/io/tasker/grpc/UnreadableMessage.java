package io.tasker.grpc;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Takes the place of a message that cannot be read. The server would log a defect of its own and
 * drop the call; so it gets an empty message, and who stands before the call is told here, on the
 * thread that tried to read it, what it stands for.
 */
final class UnreadableMessage {
  private static final ThreadLocal<Kind> LAST = ThreadLocal.withInitial(() -> Kind.READ);

  private UnreadableMessage() {}

  /** What became of a message. */
  enum Kind {
    /** It is what the caller sent. */
    READ,
    /** It is none. */
    UNREADABLE,
    /** It is longer than allowed, which shows only when it is decompressed. */
    TOO_LONG
  }

  /** What became of the last message of this thread. */
  static Kind last() {
    return LAST.get();
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
                new Remembering<>((PrototypeMarshaller<Q>) descriptor.getRequestMarshaller()),
                descriptor.getResponseMarshaller())
            .build(),
        method.getServerCallHandler());
  }

  private record Remembering<T>(PrototypeMarshaller<T> marshaller) implements Marshaller<T> {
    @Override
    public InputStream stream(T value) {
      return marshaller.stream(value);
    }

    @Override
    public T parse(InputStream stream) {
      var limited = new LimitedStream(stream, GrpcApi.MAX_MESSAGE_BYTES);
      try {
        // Bytes that are counted already are handed on as they are: their parser is faster.
        T message = marshaller.parse(stream instanceof KnownLength ? stream : limited);
        LAST.set(Kind.READ);
        return message;
      } catch (StatusRuntimeException _) {
        LAST.set(limited.isExceeded() ? Kind.TOO_LONG : Kind.UNREADABLE);
        return Objects.requireNonNull(marshaller.getMessagePrototype());
      }
    }
  }
}
