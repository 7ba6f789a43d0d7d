package io.tasker.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseUrlTest {
  private static final PoolConfig POOL =
      new PoolConfig(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(60));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "postgresql://localhost/tasker            | jdbc:postgresql://localhost/tasker       | '' |"
            + " ''",
        "postgres://localhost/tasker              | jdbc:postgresql://localhost/tasker       | '' |"
            + " ''",
        "postgresql:///tasker                     | jdbc:postgresql://localhost/tasker       | '' |"
            + " ''",
        "postgresql://me@host:5433/db             | jdbc:postgresql://host:5433/db           | me |"
            + " ''",
        "postgresql://me:pw@host:5433/db?x=y      | jdbc:postgresql://host:5433/db?x=y       | me |"
            + " pw",
        "postgresql://a%40b:p%2Fw%3a+1@host/db    | jdbc:postgresql://host/db                | a@b"
            + " | p/w:+1",
        "postgresql://me:p@w@host/db              | jdbc:postgresql://host/db                | me |"
            + " p@w",
        "postgresql://[::1]:5432/db               | jdbc:postgresql://[::1]:5432/db          | '' |"
            + " ''",
        "postgresql://a:1,b:2/db?targetServerType=primary |"
            + " jdbc:postgresql://a:1,b:2/db?targetServerType=primary | '' | ''",
        "jdbc:postgresql://h/db?user=me&password=p%26w&ssl=true | jdbc:postgresql://h/db?ssl=true |"
            + " me | p&w",
        "jdbc:postgresql:tasker                   | jdbc:postgresql:tasker                   | '' |"
            + " ''",
        "postgresql://host                        | jdbc:postgresql://host/                  | '' |"
            + " ''",
      })
  void an_address_is_taken_apart(String url, String jdbcUrl, String username, String password) {
    assertThat(DatabaseUrl.parse(url)).isEqualTo(new DatabaseUrl(jdbcUrl, username, password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost/db", "mysql://me:hush@h/db", "postgresql://%zz@h/db"})
  void anything_else_is_refused_without_being_repeated(String url) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("hush");
  }

  @Test
  void username_and_password_of_their_own_win_over_those_of_the_url() {
    DatabaseConfig both =
        new DatabaseConfig("postgres://u:p@h/db", "me", "mine", POOL, false, Duration.ZERO);
    DatabaseConfig one =
        new DatabaseConfig("postgres://u:p@h/db", "me", "", POOL, false, Duration.ZERO);

    assertThat(both.username() + "/" + both.password()).isEqualTo("me/mine");
    assertThat(one.username() + "/" + one.password()).isEqualTo("me/p");
    assertThat(both.jdbcUrl()).isEqualTo("jdbc:postgresql://h/db");
  }

  @Test
  void its_text_holds_no_password() {
    assertThat(new DatabaseConfig("postgres://u:hush@h/db", "", "", POOL, false, Duration.ZERO))
        .asString()
        .contains("username=u")
        .doesNotContain("hush");
  }
}
