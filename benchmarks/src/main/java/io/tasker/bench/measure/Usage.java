package io.tasker.bench.measure;

/**
 * What was used between two looks, or up to one.
 *
 * @param nanos time passed
 * @param writingTransactions transactions that took an id
 * @param statements statements executed, transaction control apart
 * @param walBytes bytes of write-ahead log
 * @param postgresMicros CPU time of all processes of the database
 * @param javaMicros CPU time of the processes that were named
 */
public record Usage(
    long nanos,
    long writingTransactions,
    long statements,
    long walBytes,
    long postgresMicros,
    long javaMicros) {
  /** What came since an earlier look. */
  public Usage since(Usage earlier) {
    return new Usage(
        nanos - earlier.nanos,
        writingTransactions - earlier.writingTransactions,
        statements - earlier.statements,
        walBytes - earlier.walBytes,
        postgresMicros - earlier.postgresMicros,
        javaMicros - earlier.javaMicros);
  }

  /** Time passed in seconds. */
  public double seconds() {
    return nanos / 1e9;
  }
}
