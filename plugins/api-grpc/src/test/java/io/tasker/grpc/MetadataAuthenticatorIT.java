package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tasker.v1.CreateTasksRequest;
import com.tasker.v1.GetTaskRequest;
import com.tasker.v1.StreamTaskStatusRequest;
import com.tasker.v1.TaskServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.tasker.contract.error.ErrorCode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.operations.BulkOperations.Creation;
import io.tasker.contract.operations.Operation;
import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.contract.spi.security.Credentials;
import io.tasker.contract.spi.security.Permission;
import io.tasker.contract.spi.security.Verdict;
import io.tasker.testkit.operations.Samples;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetadataAuthenticatorIT {
  private static final GetTaskRequest GET =
      GetTaskRequest.newBuilder().setTaskUuid(Samples.ID.toString()).build();
  private static final Caller CREATOR = new Caller("creator", Set.of(Permission.TASKS_CREATE));

  static final List<Map.Entry<String, Operation>> METHODS =
      new Rpcs().all().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile BiFunction<Credentials, String, Verdict> verdict =
      (_, permission) -> new Verdict.Forbidden(CREATOR, permission);

  private final CallerCheck callers =
      new CallerCheck() {
        @Override
        public String apiKeyHeader() {
          return "X-Our-Key";
        }

        @Override
        public Verdict check(Credentials credentials, String permission) {
          asked.add(permission);
          return verdict.apply(credentials, permission);
        }
      };

  private final ApiFixture api = ApiFixture.start(new MetadataAuthenticator(callers));

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void every_method_demands_exactly_what_its_operation_needs(Map.Entry<String, Operation> method) {
    Optional<String> needed =
        method.getKey().endsWith("/GetTaskContext")
            ? Optional.of("tasks:context_read")
            : method.getValue().permission();

    Status.Code code = call(method.getKey());

    assertThat(asked).isEqualTo(needed.stream().toList());
    assertThat(code).isEqualTo(needed.isPresent() ? Status.Code.PERMISSION_DENIED : Status.Code.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "missing, UNAUTHENTICATED, Authentication required. Provide Bearer token or API key.",
    "malformed, UNAUTHENTICATED, Invalid or expired credentials",
    "invalid, UNAUTHENTICATED, Invalid or expired credentials",
    "expired, UNAUTHENTICATED, Invalid or expired credentials",
    "forbidden, PERMISSION_DENIED, Insufficient permissions for this operation: tasks:read is"
        + " needed",
  })
  void each_refusal_has_its_status(String reason, Status.Code code, String description) {
    verdict =
        (_, permission) ->
            switch (reason) {
              case "missing" -> new Verdict.Missing();
              case "malformed" -> new Verdict.Malformed("API key");
              case "invalid" -> new Verdict.Invalid(false);
              case "expired" -> new Verdict.Expired();
              default -> new Verdict.Forbidden(CREATOR, permission);
            };
    var tasks = TaskServiceGrpc.newBlockingStub(api.channel);

    StatusRuntimeException failure = ApiFixture.failure(() -> tasks.getTask(GET));
    Status status = failure.getStatus();
    var stream =
        tasks.streamTaskStatus(
            StreamTaskStatusRequest.newBuilder().setTaskUuid(GET.getTaskUuid()).build());

    assertThat(status.getCode()).isEqualTo(code);
    assertThat(status.getDescription()).isEqualTo(description);
    assertThat(ApiFixture.detail(failure).getMetadataMap()).containsEntry("reason", reason);
    assertThat(ApiFixture.code(stream::hasNext)).isEqualTo(code);
    assertThat(api.operations.read).isEmpty();
  }

  @Test
  void credentials_are_found_among_the_metadata() {
    List<Credentials> seen = new CopyOnWriteArrayList<>();
    verdict =
        (credentials, _) -> {
          seen.add(credentials);
          return new Verdict.Admitted(Caller.ANYBODY);
        };

    get(Map.of("authorization", "bearer a.b.c"));
    get(Map.of("x-our-key", "k", "x-api-key", "other"));
    get(Map.of());

    assertThat(seen)
        .containsExactly(
            new Credentials("bearer a.b.c", null), new Credentials(null, "k"), Credentials.NONE);
  }

  @Test
  void two_keys_are_none() {
    List<Credentials> seen = new CopyOnWriteArrayList<>();
    verdict =
        (credentials, _) -> {
          seen.add(credentials);
          return new Verdict.Malformed("API key");
        };
    Metadata headers = new Metadata();
    headers.put(key("x-our-key"), "a");
    headers.put(key("x-our-key"), "b");

    assertThat(ApiFixture.code(() -> stub(headers).getTask(GET)))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(seen)
        .isNotEmpty()
        .doesNotContain(new Credentials(null, "a"))
        .doesNotContain(new Credentials(null, "b"));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void which_task_exists_is_told_to_readers_only(boolean reader) {
    verdict = (_, _) -> new Verdict.Admitted(reader ? Caller.ANYBODY : CREATOR);
    api.operations.onCreate =
        _ -> {
          throw new TaskerException(ErrorCode.TASK_EXISTS, "this identity exists: " + Samples.ID);
        };

    Status status =
        ApiFixture.failure(
                () -> TaskServiceGrpc.newBlockingStub(api.channel).createTask(ApiFixture.ORDER))
            .getStatus();

    assertThat(status.getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
    assertThat(status.getDescription()).contains("identity", "exists");
    assertThat(status.getDescription().contains(Samples.ID.toString())).isEqualTo(reader);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void so_it_is_with_each_of_many_with_a_deadline_and_without(boolean reader, boolean deadline) {
    verdict = (_, _) -> new Verdict.Admitted(reader ? Caller.ANYBODY : CREATOR);
    api.operations.bulk.onCreate =
        _ ->
            new Creation.Refused(
                new TaskerException(ErrorCode.TASK_EXISTS, "this identity exists: " + Samples.ID));
    var tasks = TaskServiceGrpc.newBlockingStub(api.channel);
    var request = CreateTasksRequest.newBuilder().addTasks(ApiFixture.ORDER).build();

    var error =
        (deadline ? tasks.withDeadlineAfter(1, TimeUnit.MINUTES) : tasks)
            .createTasks(request)
            .getItems(0)
            .getError();

    assertThat(error.getCode()).isEqualTo("TASK_EXISTS");
    assertThat(error.getMetadataOrDefault("existing_task", ""))
        .isEqualTo(reader ? Samples.ID.toString() : "");
  }

  private void get(Map<String, String> metadata) {
    Metadata headers = new Metadata();
    metadata.forEach((name, value) -> headers.put(key(name), value));
    assertThat(stub(headers).getTask(GET).hasTask()).isTrue();
  }

  private TaskServiceGrpc.TaskServiceBlockingStub stub(Metadata headers) {
    return TaskServiceGrpc.newBlockingStub(api.channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** Calls any method with an empty message. */
  private Status.Code call(String method) {
    var descriptor =
        MethodDescriptor.newBuilder(Bytes.INSTANCE, Bytes.INSTANCE)
            .setType(
                method.endsWith("/StreamTaskStatus")
                    ? MethodDescriptor.MethodType.SERVER_STREAMING
                    : MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(method)
            .build();
    try {
      ClientCalls.blockingServerStreamingCall(
              api.channel, descriptor, CallOptions.DEFAULT, new byte[0])
          .forEachRemaining(_ -> {});
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
    INSTANCE;

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      return new byte[0];
    }
  }
}
