package io.tasker.rest.route;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers one request; may block.
   *
   * @throws ApiError if the request is not right
   * @throws io.tasker.contract.error.TaskerException if the orchestrator refuses it
   */
  Reply answer(Call call);
}
