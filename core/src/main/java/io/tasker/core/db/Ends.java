package io.tasker.core.db;

import java.util.ArrayList;
import java.util.List;

/** Who wants to know how a transaction ended, and how it did. */
final class Ends {
  private final List<Tx.End> all = new ArrayList<>(0);
  private boolean committed;

  void add(Tx.End end) {
    all.add(end);
  }

  void committed() {
    committed = true;
  }

  void tell() {
    all.forEach(end -> end.ended(committed));
  }
}
