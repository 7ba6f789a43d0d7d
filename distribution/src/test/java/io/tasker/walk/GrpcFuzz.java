package io.tasker.walk;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Sends messages that are made up from the services' descriptors, and judges every answer. {@code
 * -Dfuzz.seed} is the first seed, {@code -Dfuzz.seconds} how long it goes on; the seed of a failed
 * call sends that one first, with what was known from the answers before missing.
 */
final class GrpcFuzz {
  private static final int MOST_KNOWN = 40;
  private static final Duration STREAM = Duration.ofMillis(50);
  private static final Duration CALL = Duration.ofSeconds(30);
  private static final Set<Status.Code> OUR_FAULT =
      EnumSet.of(
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN,
          Status.Code.DATA_LOSS,
          Status.Code.CANCELLED,
          Status.Code.UNIMPLEMENTED,
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED);
  private static final Pattern INTERNALS =
      Pattern.compile("Exception|\\tat |io\\.tasker\\.|java\\.|org\\.postgresql|SQLSTATE|SELECT ");
  private final Channel channel;
  private final List<ServiceDescriptor> services;
  private final Map<String, List<String>> known = new HashMap<>();
  private final Map<String, Map<Status.Code, Integer>> answers = new TreeMap<>();
  private final Map<String, String> failures = new TreeMap<>();
  private final Set<String> created = new HashSet<>();

  /**
   * A run against one server.
   *
   * @param channel one connection for all calls: those that are given up must not harm the others
   */
  GrpcFuzz(Channel channel, List<ServiceDescriptor> services, Map<String, List<String>> known) {
    this.channel = channel;
    this.services = services;
    known.forEach((field, values) -> this.known.put(field, new ArrayList<>(values)));
  }

  /** How many answers each method gave with each status. */
  Map<String, Map<Status.Code, Integer>> answers() {
    return answers;
  }

  /** Ids of the tasks that the server says it has created. */
  Set<String> created() {
    return created;
  }

  /**
   * Goes on for the time of {@code -Dfuzz.seconds}.
   *
   * @param normally how long without that setting
   * @throws AssertionError with the message, the answer and the seed, if an answer is not right
   */
  void run(Duration normally) {
    long seed = Long.getLong("fuzz.seed", 1);
    var lasting = Duration.ofSeconds(Long.getLong("fuzz.seconds", normally.toSeconds()));
    System.out.printf("fuzz api=grpc seed=%d seconds=%d%n", seed, lasting.toSeconds());
    List<MethodDescriptor> methods =
        services.stream().flatMap(service -> service.getMethods().stream()).toList();
    long begin = System.nanoTime();
    for (long next = seed; System.nanoTime() - begin < lasting.toNanos(); next++) {
      one(next, methods.get(Math.floorMod(next, methods.size())));
    }
    System.out.println("fuzz answers=" + answers);
    if (!failures.isEmpty()) {
      throw new AssertionError(String.join("\n\n", failures.values()));
    }
  }

  private void one(long seed, MethodDescriptor method) {
    var messages = new GrpcMessages(new SplittableRandom(seed), known);
    Message request = messages.of(method.getInputType());
    Status.Code code = Status.Code.OK;
    try {
      for (Message answer : call(method, request)) {
        remember(method, answer);
      }
    } catch (StatusRuntimeException e) {
      code = e.getStatus().getCode();
      String description = String.valueOf(e.getStatus().getDescription());
      boolean endless = method.isServerStreaming() && code == Status.Code.DEADLINE_EXCEEDED;
      if ((OUR_FAULT.contains(code) && !endless) || INTERNALS.matcher(description).find()) {
        failures.putIfAbsent(
            method.getName() + code,
            "(-Dfuzz.seed=%d) %s%n%s--- was answered with %s: %s"
                .formatted(seed, method.getFullName(), request, code, description));
      }
    }
    answers.computeIfAbsent(method.getName(), _ -> new TreeMap<>()).merge(code, 1, Integer::sum);
  }

  private List<Message> call(MethodDescriptor method, Message request) {
    var described =
        io.grpc.MethodDescriptor.<Message, Message>newBuilder()
            .setType(method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY)
            .setFullMethodName(method.getService().getFullName() + "/" + method.getName())
            .setRequestMarshaller(marshaller(method.getInputType()))
            .setResponseMarshaller(marshaller(method.getOutputType()))
            .build();
    Duration time = method.isServerStreaming() ? STREAM : CALL;
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(time.toMillis(), TimeUnit.MILLISECONDS);
    if (!method.isServerStreaming()) {
      return List.of(ClientCalls.blockingUnaryCall(channel, described, options, request));
    }
    List<Message> all = new ArrayList<>();
    Iterator<Message> stream =
        ClientCalls.blockingServerStreamingCall(channel, described, options, request);
    while (stream.hasNext()) {
      all.add(stream.next());
    }
    return all;
  }

  private static io.grpc.MethodDescriptor.Marshaller<Message> marshaller(Descriptor type) {
    return ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(type));
  }

  private void remember(MethodDescriptor method, Message answer) {
    boolean creates = method.getName().equals("CreateTask");
    boolean createsMany = method.getName().equals("CreateTasks");
    visit(
        answer,
        (field, text) -> {
          if ((creates || createsMany) && field.equals("task_uuid")) {
            created.add(text);
          }
          if (field.endsWith("_uuid")) {
            List<String> ids = known.computeIfAbsent(field, _ -> new ArrayList<>());
            if (!ids.contains(text) && ids.size() < MOST_KNOWN) {
              ids.add(text);
            }
          }
        });
  }

  private static void visit(Message message, BiConsumer<String, String> visitor) {
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              for (Object one : value instanceof List<?> list ? list : List.of(value)) {
                if (one instanceof Message inner) {
                  visit(inner, visitor);
                } else if (one instanceof String text) {
                  visitor.accept(field.getName(), text);
                }
              }
            });
  }
}
