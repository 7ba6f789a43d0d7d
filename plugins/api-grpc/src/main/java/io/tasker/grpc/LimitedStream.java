package io.tasker.grpc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more bytes are read than allowed. */
final class LimitedStream extends FilterInputStream {
  private long left;

  LimitedStream(InputStream in, int most) {
    super(in);
    this.left = most;
  }

  /** Whether more was read than allowed. */
  boolean isExceeded() {
    return left < 0;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int count) throws IOException {
    left -= count;
    if (left < 0) {
      throw new IOException("longer than allowed");
    }
  }
}
