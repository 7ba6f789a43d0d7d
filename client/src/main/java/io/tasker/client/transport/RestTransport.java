package io.tasker.client.transport;

import io.tasker.client.config.ClientConfig;
import io.tasker.client.config.Credentials;
import io.tasker.client.error.CallTimeoutException;
import io.tasker.client.error.ClientException;
import io.tasker.client.error.UnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** REST by the HTTP client of the JDK. */
public final class RestTransport implements Transport {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final ClientConfig config;
  private final HttpClient http;

  /** Connects when the first call is made. */
  public RestTransport(ClientConfig config) {
    this.config = config;
    Duration connect = config.timeout().compareTo(CONNECT) < 0 ? config.timeout() : CONNECT;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // Otherwise every first call carries an upgrade to HTTP/2 that servers decline.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect);
    if (config.caFile() != null) {
      builder.sslContext(TrustedCa.context(config.caFile()));
    }
    this.http = builder.build();
  }

  @Override
  public String call(ApiCall call) {
    if (call.operation() == ApiOperation.GET_TASK_CONTEXT) {
      String task = sent(call.instead(ApiOperation.GET_TASK));
      return TaskValues.of(task, sent(call.instead(ApiOperation.LIST_STEPS)));
    }
    return sent(call);
  }

  private String sent(ApiCall call) {
    HttpRequest request = request(call).build();
    HttpResponse<String> response = await(request, BodyHandlers.ofString(), config.timeout());
    if (response.statusCode() / 100 != 2) {
      throw RestErrors.of(response, response.body());
    }
    return response.body();
  }

  @Override
  public EventStream open(ApiCall call, @Nullable String after) {
    HttpRequest.Builder request = request(call).setHeader("Accept", "text/event-stream");
    if (after != null) {
      request.header("Last-Event-ID", after);
    }
    HttpResponse<InputStream> response =
        await(request.build(), BodyHandlers.ofInputStream(), config.timeout());
    if (response.statusCode() != 200) {
      throw RestErrors.of(response, RestErrors.text(response.body()));
    }
    return new SseStream(response.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private HttpRequest.Builder request(ApiCall call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(call))
            .header("Accept", "application/json")
            .header("User-Agent", "tasker-client-java");
    String body = call.body();
    if (body == null) {
      request.method(call.operation().method(), BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", RestPaths.contentType(call.operation()))
          .method(call.operation().method(), BodyPublishers.ofString(body));
    }
    if (call.expectedSeq() != null) {
      request.header("If-Match", "\"" + call.expectedSeq() + "\"");
    }
    switch (config.credentials()) {
      case Credentials.None() -> {}
      case Credentials.Bearer(var token) -> request.header("Authorization", "Bearer " + token);
      case Credentials.ApiKey(var header, var key) -> request.header(header, key);
    }
    return request;
  }

  private URI uri(ApiCall call) {
    String base = config.baseUri().toString().replaceFirst("/+$", "");
    return URI.create(base + RestPaths.of(call));
  }

  // Not HttpClient.send with a timeout of the request: that one ends when the body begins.
  private <T> HttpResponse<T> await(HttpRequest request, BodyHandler<T> body, Duration timeout) {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new CallTimeoutException(what(request) + ": no answer in " + timeout, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnreachableException(what(request) + ": interrupted", true, e);
    } catch (ExecutionException e) {
      throw failed(request, e.getCause() == null ? e : e.getCause());
    }
  }

  private static ClientException failed(HttpRequest request, Throwable cause) {
    return TlsFailure.in(what(request), cause)
        .<ClientException>map(failure -> failure)
        .orElseGet(() -> broken(request, cause));
  }

  private static ClientException broken(HttpRequest request, Throwable cause) {
    return switch (cause) {
      case ConnectException e ->
          new UnreachableException(what(request) + ": " + noConnection(e), false, e);
      case HttpConnectTimeoutException e ->
          new UnreachableException(what(request) + ": connecting took too long", false, e);
      case SSLHandshakeException e ->
          new UnreachableException(
              what(request) + ": no TLS connection: " + e.getMessage(), false, e);
      case HttpTimeoutException e -> new CallTimeoutException(what(request) + ": no answer", e);
      case IOException e ->
          new UnreachableException(
              what(request) + ": the connection broke before the answer: " + e, true, e);
      default -> new UnreachableException(what(request) + ": " + cause, true, cause);
    };
  }

  private static String noConnection(ConnectException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "no connection to the server: unknown host";
      }
    }
    return "no connection to the server";
  }

  private static String what(HttpRequest request) {
    URI uri = request.uri();
    return request.method() + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }
}
