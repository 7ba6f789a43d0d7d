package io.tasker.rest;

import io.tasker.contract.operations.analytics.AnalyticsOperations;
import io.tasker.rest.json.AnalyticsJson;
import io.tasker.rest.read.QueryFields;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;

/** How fast and how well tasks run. */
final class AnalyticsEndpoints {
  private static final int OK = 200;
  private static final int DAY = 24;

  private final AnalyticsOperations analytics;

  AnalyticsEndpoints(AnalyticsOperations analytics) {
    this.analytics = analytics;
  }

  Reply performance(Call call) {
    return Reply.json(
        OK, AnalyticsJson.of(analytics.performance(hours(new QueryFields(call.query())))));
  }

  Reply bottlenecks(Call call) {
    var fields = new QueryFields(call.query());
    long limit = fields.whole("limit", 1, AnalyticsOperations.MAX_LIMIT, 10);
    long executions = fields.whole("min_executions", 0, AnalyticsOperations.MAX_EXECUTIONS, 5);
    return Reply.json(
        OK, AnalyticsJson.of(analytics.bottlenecks(limit, executions, hours(fields))));
  }

  private static long hours(QueryFields fields) {
    return fields.whole("hours", 0, AnalyticsOperations.MAX_HOURS, DAY);
  }
}
