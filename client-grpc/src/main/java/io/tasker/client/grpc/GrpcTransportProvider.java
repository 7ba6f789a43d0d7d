package io.tasker.client.grpc;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Protocol;
import io.tasker.client.transport.Transport;
import io.tasker.client.transport.TransportProvider;

/** Makes it enough to have this module on the class path. */
public final class GrpcTransportProvider implements TransportProvider {
  @Override
  public Protocol protocol() {
    return Protocol.GRPC;
  }

  @Override
  public Transport open(ClientConfig config) {
    return new GrpcTransport(config);
  }
}
