package io.tasker.core.operations;

import io.tasker.contract.model.TaskRequest;
import io.tasker.contract.operations.BulkOperations;
import io.tasker.core.admission.AdmissionGate;
import java.util.List;

/** Many tasks for API plugins, as long as there is room and somebody to do what is asked. */
public final class AdmittedBulk implements BulkOperations {
  private final BulkOperations bulk;
  private final AdmissionGate gate;

  /** Stands before them. */
  public AdmittedBulk(BulkOperations bulk, AdmissionGate gate) {
    this.bulk = bulk;
    this.gate = gate;
  }

  @Override
  public List<Creation> create(List<TaskRequest> requests) {
    gate.requireRoom("create_tasks");
    return bulk.create(requests);
  }

  @Override
  public Outcomes cancel(Wish wish) {
    gate.requireDatabase("cancel_tasks");
    return bulk.cancel(wish);
  }

  @Override
  public Outcomes retry(Wish wish) {
    gate.requireDatabase("retry_tasks");
    return bulk.retry(wish);
  }
}
