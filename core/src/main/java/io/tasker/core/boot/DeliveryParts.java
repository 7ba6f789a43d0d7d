package io.tasker.core.boot;

import io.tasker.contract.operations.HealthOperations.Check;
import io.tasker.core.component.Component;
import io.tasker.core.config.DeliveryConfig;
import io.tasker.core.event.Delivery;
import io.tasker.core.event.DeliveryPath;
import io.tasker.core.event.DeliveryPath.Reason;
import io.tasker.core.event.Signals;
import io.tasker.core.telemetry.DeliveryMeters;
import io.tasker.core.telemetry.Meters;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ties the way work is noticed to the rest of a process; the same for server and worker. */
public final class DeliveryParts {
  private DeliveryParts() {}

  /** Makes what the mode needs, under a name that no other process has. */
  public static Delivery make(
      DeliveryConfig config,
      Pools pools,
      Signals signals,
      InstantSource clock,
      RandomGenerator random) {
    String self = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    return Delivery.by(config, self, pools.direct(), signals, clock);
  }

  /** What does the work, with what sends signals before it and what receives them after it. */
  public static List<Component> around(Delivery delivery, List<Component> work) {
    List<Component> all = new ArrayList<>(delivery.senders());
    all.addAll(work);
    all.addAll(delivery.receivers());
    return all;
  }

  /** The present path as a health check: without the signals that its mode wants it is degraded. */
  public static Check check(Delivery delivery) {
    String mode = delivery.mode().value();
    return switch (delivery.monitor().path()) {
      case DeliveryPath.Push(var since) -> new Check("healthy", mode + ": push since " + since, 0);
      case DeliveryPath.Polling(var reason, var since) ->
          new Check(
              reason == Reason.CONFIGURED ? "healthy" : "degraded",
              mode + ": polling since " + since + ", " + reason.value(),
              0);
    };
  }

  /**
   * Counts switches of the path, and wakes whoever rests for as long as the old one allowed.
   *
   * @param process {@code server} or {@code worker}
   */
  public static void observe(Delivery delivery, Meters registry, String process, Runnable wake) {
    DeliveryMeters meters = new DeliveryMeters(registry, process, delivery.monitor()::isPushing);
    delivery
        .monitor()
        .onSwitch(
            path -> {
              meters.switched(path instanceof DeliveryPath.Push);
              wake.run();
            });
  }
}
