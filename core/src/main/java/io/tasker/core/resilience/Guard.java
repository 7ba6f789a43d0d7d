package io.tasker.core.resilience;

import java.util.function.Supplier;

/** Stands before a part that may be away. */
public interface Guard {
  /** Lets every call through. */
  Guard NONE =
      new Guard() {
        @Override
        public <T> T call(Supplier<T> work) {
          return work.get();
        }
      };

  /**
   * Calls the part, or refuses to.
   *
   * @throws io.tasker.contract.error.TaskerException {@code CIRCUIT_OPEN} at once if the part is
   *     known to be away; otherwise what the work threw
   */
  <T> T call(Supplier<T> work);
}
