package io.tasker.client.transport;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Protocol;
import io.tasker.client.error.ClientConfigException;
import java.util.ServiceLoader;

/** Finds the transport that a configuration asks for. */
public final class Transports {
  private Transports() {}

  /**
   * A transport of the configured protocol.
   *
   * @throws ClientConfigException if the protocol is not on the class path
   */
  public static Transport open(ClientConfig config) {
    String name = config.protocol().wireName();
    if (config.protocol() == Protocol.REST) {
      return new RestTransport(config);
    }
    return ServiceLoader.load(TransportProvider.class, Transports.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.protocol() == config.protocol())
        .findFirst()
        .orElseThrow(
            () ->
                new ClientConfigException(
                    ("transport %s is not there: tasker-client-%s is missing, for bin/tasker the"
                            + " folder plugins/client-%s; or use rest")
                        .formatted(name, name, name)))
        .open(config);
  }
}
