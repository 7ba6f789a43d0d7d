package io.tasker.worker;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives spans by OTLP over HTTP, and understands as much of them as the tests need. */
final class SpanSink implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  /** A span as it was received; ids in hexadecimal digits, the parent's empty for a root. */
  record Span(String service, String name, String trace, String id, String parent) {}

  SpanSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          read(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Span> spans() {
    return spans;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void read(byte[] request) {
    for (byte[] resourceSpans : fields(request).getOrDefault(1, List.of())) {
      String service = service(first(resourceSpans, 1));
      for (byte[] scopeSpans : fields(resourceSpans).getOrDefault(2, List.of())) {
        for (byte[] span : fields(scopeSpans).getOrDefault(2, List.of())) {
          spans.add(
              new Span(service, text(first(span, 5)), hex(span, 1), hex(span, 2), hex(span, 4)));
        }
      }
    }
  }

  private static String service(byte[] resource) {
    for (byte[] attribute : fields(resource).getOrDefault(1, List.of())) {
      if (text(first(attribute, 1)).equals("service.name")) {
        return text(first(first(attribute, 2), 1));
      }
    }
    return "";
  }

  private static String hex(byte[] message, int field) {
    return HexFormat.of().formatHex(first(message, field));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] first(byte[] message, int field) {
    return fields(message).getOrDefault(field, List.of(new byte[0])).getFirst();
  }

  /** The fields of a protobuf message that have a length; all others are skipped. */
  private static Map<Integer, List<byte[]>> fields(byte[] message) {
    Map<Integer, List<byte[]>> fields = new TreeMap<>();
    int[] at = {0};
    while (at[0] < message.length) {
      int key = (int) varint(message, at);
      switch (key & 7) {
        case 0 -> varint(message, at);
        case 1 -> at[0] += 8;
        case 5 -> at[0] += 4;
        case 2 -> {
          int length = (int) varint(message, at);
          byte[] value = new byte[length];
          System.arraycopy(message, at[0], value, 0, length);
          at[0] += length;
          fields.computeIfAbsent(key >>> 3, _ -> new ArrayList<>()).add(value);
        }
        default -> throw new IllegalStateException("not protobuf: wire type " + (key & 7));
      }
    }
    return fields;
  }

  private static long varint(byte[] message, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = message[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
