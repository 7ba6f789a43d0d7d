package io.tasker.rest;

import io.tasker.contract.operations.ConfigOperations;
import io.tasker.rest.json.ConfigJson;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Reply;

/**
 * What the server is configured with.
 *
 * @param config where it is asked for
 */
record ConfigEndpoint(ConfigOperations config) {
  private static final int OK = 200;

  Reply show(Call call) {
    return Reply.json(OK, ConfigJson.of(config.show()));
  }
}
