package io.tasker.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tasker.v1.HealthRequest;
import com.tasker.v1.HealthServiceGrpc;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.tasker.testkit.rabbit.TlsFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class TlsIT {
  @TempDir Path folder;

  @Test
  void tls_is_served_with_the_certificate_of_the_configuration() throws Exception {
    TlsFiles files = TlsFiles.create(folder, "localhost");
    try (var api =
        ApiFixture.start(
            "tls_enabled", "true",
            "tls_cert_path", files.certificate().toString(),
            "tls_key_path", files.key().toString())) {
      var trusting =
          NettyChannelBuilder.forAddress("127.0.0.1", api.port())
              .overrideAuthority("localhost")
              .sslContext(
                  GrpcSslContexts.forClient().trustManager(files.authority().toFile()).build())
              .build();
      try {
        var health = HealthServiceGrpc.newBlockingStub(trusting);
        assertThat(health.checkHealth(HealthRequest.getDefaultInstance()).getStatus())
            .isEqualTo("healthy");
        // A client of gRPC sees that as INTERNAL, or as UNAVAILABLE if it goes on writing until the
        // server's end is closed; which of them is a matter of timing on its side.
        assertThat(RawHttp2.firstByteOfAnswer(api.port())).isEqualTo(RawHttp2.TLS_ALERT);
      } finally {
        trusting.shutdownNow();
      }
    }
  }

  @Test
  void files_that_cannot_be_used_are_named_with_their_key() {
    assertThatThrownBy(() -> ApiFixture.start("tls_enabled", "true"))
        .hasMessageContaining("orchestration.grpc.tls_cert_path must name a file");
    assertThatThrownBy(
            () ->
                ApiFixture.start(
                    "tls_enabled", "true", "tls_cert_path", "/nowhere", "tls_key_path", "/nowhere"))
        .hasMessageContaining("/nowhere cannot be read");
  }
}
