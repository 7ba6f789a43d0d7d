package io.tasker.rest;

import io.tasker.contract.operations.Operations;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.api.ApiListener;
import io.tasker.contract.spi.api.ApiProvider;
import io.tasker.contract.spi.security.CallerCheck;

/** Makes the REST API from {@code orchestration.web}. */
public final class RestApiProvider implements ApiProvider {
  @Override
  public String configKey() {
    return RestConfig.SECTION;
  }

  @Override
  public ApiListener create(PluginConfig config, Operations operations, CallerCheck callers) {
    return new RestApi(RestConfig.from(config), operations, callers);
  }
}
