package io.tasker.core.lifecycle.initialization;

import com.fasterxml.jackson.databind.JsonNode;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.model.TemplateName;
import io.tasker.contract.template.IdentityStrategy;
import io.tasker.core.wire.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Which requests mean the same task. */
final class TaskIdentity {
  private TaskIdentity() {}

  /**
   * The identity of a request's task: the same for requests that mean the same task. A key wins
   * over the template's strategy.
   *
   * @param context the request's input, read
   * @param requestId of a request that came through a queue and so may come twice; null for others
   * @return 32 bytes; null if no other request can mean this task
   * @throws TaskerException {@code INVALID_REQUEST} if the strategy wants a key and there is none
   */
  static byte @Nullable [] of(
      TaskRequest request,
      JsonNode context,
      IdentityStrategy strategy,
      @Nullable String requestId) {
    String key = request.idempotencyKey();
    if (key != null) {
      return hash(request.template(), "key", key);
    }
    return switch (strategy) {
      case STRICT -> hash(request.template(), "context", CanonicalJson.of(context));
      case CALLER_PROVIDED ->
          throw RequestLimits.invalid(
              "idempotency_key is required when named task uses CallerProvided identity strategy");
      case ALWAYS_UNIQUE ->
          requestId == null ? null : hash(request.template(), "request", requestId);
    };
  }

  /** What kind of text is hashed is part of the hash: no key can pass for an input. */
  private static byte[] hash(TemplateName name, String kind, String text) {
    return CanonicalJson.sha256(name.namespace(), name.name(), name.version(), kind, text);
  }
}
