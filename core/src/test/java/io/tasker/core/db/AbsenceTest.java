package io.tasker.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AbsenceTest {
  @ParameterizedTest
  @CsvSource({
    "57P03, true", // starting or stopping
    "57P01, true",
    "53300, true", // too many connections
    "28P01, false", // wrong password
    "28000, false", // nobody of this name, or not from here
    "3D000, false", // no such database
    "08004, false", // one side does not want TLS
    "08P01, false", // does not speak our protocol
    "42501, false",
    ", false"
  })
  void a_server_that_answers_says_whether_it_may_end(String state, boolean mayEnd) {
    assertThat(Absence.mayEnd(new SQLException("no", state))).isEqualTo(mayEnd);
  }

  @ParameterizedTest
  @MethodSource
  void without_an_answer_the_network_says_whether_it_may_end(
      String state, Throwable cause, boolean mayEnd) {
    assertThat(Absence.mayEnd(new SQLException("no", state, cause))).isEqualTo(mayEnd);
  }

  static Stream<Arguments> without_an_answer_the_network_says_whether_it_may_end() {
    return Stream.of(
        Arguments.of("08001", new ConnectException("refused"), true),
        Arguments.of("08001", new UnknownHostException("db"), true),
        Arguments.of("08001", new SocketTimeoutException("slow"), true),
        Arguments.of("08001", null, true), // the driver's timeout for a whole login
        Arguments.of("08006", new EOFException(), true),
        Arguments.of("08006", new SSLException("cut off", new EOFException()), true),
        Arguments.of("08006", new SSLHandshakeException("unknown authority"), false),
        Arguments.of("08006", null, false)); // a certificate for another host
  }
}
