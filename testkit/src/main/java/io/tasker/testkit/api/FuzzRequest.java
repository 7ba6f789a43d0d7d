package io.tasker.testkit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One request, as it goes over the line.
 *
 * @param target path and query
 * @param type of the body; empty: it has none
 * @param plainPath whether its path is one of the operation's for sure
 */
record FuzzRequest(String method, String target, String type, byte[] body, boolean plainPath) {
  private static final int SHOWN = 2_000;
  // The server refuses a longer first line by itself.
  private static final int LONGEST = 2_000;
  private static final int LONGEST_VALUE = 500;
  private static final List<String> OTHER_TYPES =
      List.of("text/plain", "application/xml", "application/json; charset=utf-16", ";", "json");
  private static final List<String> ODD_SEGMENTS =
      List.of("", "%zz", "%", "%00", "..", ".", "%2e%2e%2f", "a%2fb", "{x}", ";a=b", "%ff%fe", "~");
  private static final List<String> ODD_BODIES =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "7",
          "\"x\"",
          "{",
          "{\"a\":}",
          "{\"a\":NaN}",
          "{'a':1}",
          "{\"a\":1}{\"b\":2}",
          "\ufeff{}",
          "{\"a\":1e999999999}",
          "{\"a\":01}",
          "<a/>",
          "[".repeat(5_000),
          "{\"a\":".repeat(1_500) + "1" + "}".repeat(1_500));

  /** Makes up a request for an operation. */
  static FuzzRequest of(String method, String path, JsonNode operation, FuzzValues values) {
    boolean odd = values.oneIn(4);
    var target = new StringBuilder(odd ? oddPath(path, values) : path);
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("query")) {
        query.addAll(parameter(name, parameter, values));
      } else {
        String value = values.oneIn(6) ? values.wildText() : fitting(name, parameter, values);
        int at = target.indexOf("{" + name + "}");
        if (at >= 0) {
          target.replace(at, at + name.length() + 2, encoded(value));
        }
      }
    }
    if (values.oneIn(10)) {
      odd = true;
      query.add(values.any(List.of("x=1", "&&", "=", "%zz=1", "a=%", "page=%c3", "\u00e9=1")));
    }
    String all = target + (query.isEmpty() ? "" : "?" + String.join("&", query));
    boolean plain =
        !odd
            && !all.contains("//")
            && !all.contains("/?")
            && !all.endsWith("/")
            && all.length() < LONGEST;
    JsonNode content = operation.path("requestBody").path("content");
    if (content.isEmpty()) {
      return new FuzzRequest(method, all, "", new byte[0], plain);
    }
    String type = ApiDocument.names(content).getFirst();
    byte[] body = body(content.path(type).path("schema"), values);
    String sent = values.oneIn(12) ? values.any(OTHER_TYPES) : type;
    return new FuzzRequest(method, all, sent, body, plain);
  }

  private static String oddPath(String path, FuzzValues values) {
    String[] segments = path.split("/", -1);
    segments[segments.length - 1] = values.any(ODD_SEGMENTS);
    return String.join("/", segments);
  }

  private static List<String> parameter(String name, JsonNode described, FuzzValues values) {
    if (values.oneIn(2)) {
      return List.of();
    }
    String one = name + "=" + encoded(fitting(name, described, values));
    if (values.oneIn(4)) {
      one = name + "=" + encoded(values.wildText());
    }
    return values.oneIn(12) ? List.of(one, one) : List.of(one);
  }

  private static String fitting(String name, JsonNode described, FuzzValues values) {
    return values.fitting(name, described.path("schema")).asText();
  }

  private static byte[] body(JsonNode schema, FuzzValues values) {
    if (values.oneIn(8)) {
      return bytes(values.any(ODD_BODIES));
    }
    JsonNode body = values.fitting("", schema);
    if (body instanceof ObjectNode object && !object.isEmpty() && values.oneIn(2)) {
      return broken(object, values);
    }
    return bytes(body.toString());
  }

  private static byte[] broken(ObjectNode object, FuzzValues values) {
    String field = values.any(ApiDocument.names(object));
    if (values.oneIn(5)) {
      object.remove(field);
    } else if (values.oneIn(5)) {
      object.set(values.wildText(), values.wild());
    } else if (values.oneIn(5)) {
      String again = "{" + '"' + field + "\":" + values.wild() + ",";
      return bytes(again + object.toString().substring(1));
    } else if (values.oneIn(5)) {
      String text = object.toString();
      return bytes(text.substring(0, text.length() / 2));
    } else if (values.oneIn(8)) {
      return object.toString().getBytes(StandardCharsets.UTF_16);
    } else if (values.oneIn(8)) {
      byte[] bytes = bytes(object.toString());
      bytes[bytes.length / 2] = (byte) 0xff;
      return bytes;
    } else {
      object.set(field, values.wild());
    }
    return bytes(object.toString());
  }

  private static String encoded(String value) {
    // A server that refuses a line does not read it to its end, so a longer one may find no reader.
    String some = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    return URLEncoder.encode(some, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is sent. */
  byte[] wire() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        bytes(method.toUpperCase(Locale.ROOT) + " " + target + " HTTP/1.1\r\nHost: x\r\n"));
    if (!type.isEmpty()) {
      out.writeBytes(
          bytes("Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n"));
    }
    out.writeBytes(bytes("\r\n"));
    out.writeBytes(body);
    return out.toByteArray();
  }

  @Override
  public String toString() {
    String text = new String(wire(), StandardCharsets.UTF_8);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text;
  }
}
