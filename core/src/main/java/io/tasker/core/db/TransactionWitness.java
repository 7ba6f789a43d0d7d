package io.tasker.core.db;

/** Learns how transactions end. Must be quick and not throw. */
public interface TransactionWitness {
  /** Nobody wants to know. */
  TransactionWitness NOBODY =
      new TransactionWitness() {
        @Override
        public void committed() {}

        @Override
        public void failed(StoreException failure) {}
      };

  /** A transaction was committed. */
  void committed();

  /** A transaction, or getting a connection for it, failed. */
  void failed(StoreException failure);
}
