package io.tasker.grpc;

import com.tasker.v1.ConfigServiceGrpc;
import com.tasker.v1.GetConfigRequest;
import com.tasker.v1.GetConfigResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tasker.contract.operations.ConfigOperations;
import io.tasker.grpc.message.ConfigMessages;
import io.tasker.grpc.read.Refused;

/** What the server is configured with, if it may be asked for. */
final class ConfigRpcs extends ConfigServiceGrpc.ConfigServiceImplBase {
  private final ConfigOperations config;
  private final boolean shown;

  ConfigRpcs(ConfigOperations config, boolean shown) {
    this.config = config;
    this.shown = shown;
  }

  @Override
  public void getConfig(GetConfigRequest request, StreamObserver<GetConfigResponse> observer) {
    Calls.answer(
        observer,
        () -> {
          if (!shown) {
            throw new Refused(
                Status.Code.PERMISSION_DENIED,
                "the configuration is not shown; %sconfig_endpoint_enabled switches it on"
                    .formatted(GrpcApiConfig.PREFIX));
          }
          return ConfigMessages.of(config.show());
        });
  }
}
