package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tasker.client.error.ServerException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientFailuresTest {
  @ParameterizedTest
  @CsvSource({
    "missing, No credentials were sent. Who you are:",
    "malformed, 'The credentials cannot be read, or were sent twice. Who you are:'",
    "invalid, The token or key is wrong for this server. Who you are:",
    "expired, The token has expired: get a new one. Who you are:",
    "unheard_of, Who you are:",
    ", Who you are:"
  })
  void whoever_is_not_known_is_told_why(String reason, String hint) {
    var failure = new ServerException(401, "AUTHENTICATION_FAILED", "no", null, null, null, reason);
    var err = new StringWriter();

    int exit = ClientFailures.report(failure, new PrintWriter(err, true));

    assertThat(exit).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString().lines().toList().getLast()).startsWith(hint);
  }
}
