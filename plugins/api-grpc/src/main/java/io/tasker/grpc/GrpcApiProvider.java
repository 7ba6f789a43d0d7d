package io.tasker.grpc;

import io.tasker.contract.operations.Operations;
import io.tasker.contract.spi.PluginConfig;
import io.tasker.contract.spi.api.ApiListener;
import io.tasker.contract.spi.api.ApiProvider;
import io.tasker.contract.spi.security.CallerCheck;

/** Makes the gRPC API from {@code orchestration.grpc}. */
public final class GrpcApiProvider implements ApiProvider {
  @Override
  public String configKey() {
    return GrpcApiConfig.SECTION;
  }

  @Override
  public ApiListener create(PluginConfig config, Operations operations, CallerCheck callers) {
    return new GrpcApi(GrpcApiConfig.from(config), operations, new MetadataAuthenticator(callers));
  }
}
