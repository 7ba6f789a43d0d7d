package io.tasker.core.writer;

import io.tasker.core.hydration.FinalizationHydrator;
import io.tasker.core.hydration.StepMessageHydrator;
import io.tasker.core.lifecycle.EngineEvent;

/** What a message means to a set. */
sealed interface Reading {
  /** Something happened. */
  record Happened(EngineEvent event) implements Reading {}

  /** Nothing that can be used. */
  record Unusable(String reason) implements Reading {}

  /** Reads a message of the queue of results. */
  static Reading ofResult(String body) {
    return switch (StepMessageHydrator.hydrate(body)) {
      case StepMessageHydrator.Hydrated.Points(var step) ->
          new Happened(new EngineEvent.ResultArrived(step));
      case StepMessageHydrator.Hydrated.Unusable(var reason) -> new Unusable(reason);
    };
  }

  /** Reads a message of the queue of tasks to look at again. */
  static Reading ofFinalization(String body) {
    return switch (FinalizationHydrator.hydrate(body)) {
      case FinalizationHydrator.Hydrated.Names(var task) ->
          new Happened(new EngineEvent.EvaluationAsked(task));
      case FinalizationHydrator.Hydrated.Unusable(var reason) -> new Unusable(reason);
    };
  }
}
