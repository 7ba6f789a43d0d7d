package io.tasker.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tasker.client.model.BulkWish;
import io.tasker.client.model.TaskFilter;
import io.tasker.client.transport.ApiCall;
import io.tasker.client.transport.ApiOperation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as the parameters of a list, and as the body of a wish for many. */
final class Bodies {
  private Bodies() {}

  /** The call that lists what a filter finds. */
  static ApiCall list(TaskFilter filter) {
    ApiCall call = ApiCall.of(ApiOperation.LIST_TASKS).query("per_page", filter.perPage());
    if (filter.cursor() != null) {
      call = call.query("cursor", filter.cursor());
    } else if (filter.context().isEmpty() || filter.page() > 1) {
      call = call.query("page", filter.page());
    }
    for (var entry : names(filter).entrySet()) {
      call = call.query(entry.getKey(), entry.getValue());
    }
    for (var entry : filter.context().entrySet()) {
      call = call.query("context." + entry.getKey(), entry.getValue());
    }
    return call;
  }

  /** The body of a wish. */
  static String of(BulkWish wish) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode filter = body.putObject("filter");
    names(wish.filter()).forEach(filter::put);
    if (!wish.filter().context().isEmpty()) {
      ObjectNode context = filter.putObject("context");
      wish.filter().context().forEach(context::put);
    }
    body.put("limit", wish.limit()).put("dry_run", wish.dryRun());
    put(body, "reason", wish.reason());
    put(body, "requested_by", wish.requestedBy());
    put(body, "cursor", wish.cursor());
    return Codec.write(body);
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static Map<String, String> names(TaskFilter filter) {
    Map<String, String> names = new LinkedHashMap<>();
    put(names, "namespace", filter.namespace());
    put(names, "name", filter.name());
    put(names, "version", filter.version());
    put(names, "status", filter.status());
    put(names, "initiator", filter.initiator());
    put(names, "source_system", filter.sourceSystem());
    put(names, "tag", filter.tag());
    put(names, "correlation_id", filter.correlationId());
    put(names, "created_from", filter.createdFrom());
    put(names, "created_before", filter.createdBefore());
    return names;
  }

  private static void put(Map<String, String> names, String name, @Nullable Object value) {
    if (value != null) {
      names.put(name, value.toString());
    }
  }
}
