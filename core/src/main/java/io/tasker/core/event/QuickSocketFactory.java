package io.tasker.core.event;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;

/**
 * Makes sockets on which the driver does not wait for more. After each notification pgjdbc looks
 * for another one with a read timeout of one millisecond, the shortest there is; on these sockets
 * such a read ends at once when nothing has come. What is already on the way is found by the next
 * wait.
 *
 * <p>Public, with a public constructor, because the driver makes it by the name of its class.
 */
public final class QuickSocketFactory extends SocketFactory {
  /** What the driver sets before it looks for more; no wait of ours is that short. */
  private static final int LOOK_MS = 1;

  /** For the driver. */
  public QuickSocketFactory() {}

  @Override
  public Socket createSocket() {
    return new QuickSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(host, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  private static Socket connected(InetAddress host, int port) throws IOException {
    Socket socket = new QuickSocket();
    socket.connect(new java.net.InetSocketAddress(host, port));
    return socket;
  }

  private static final class QuickSocket extends Socket {
    private volatile boolean looking;

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
      looking = timeout == LOOK_MS;
      super.setSoTimeout(timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          requireSomething();
          return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          requireSomething();
          return in.read(bytes, offset, length);
        }

        private void requireSomething() throws IOException {
          if (looking && in.available() == 0) {
            throw new SocketTimeoutException("nothing more has come");
          }
        }
      };
    }
  }
}
