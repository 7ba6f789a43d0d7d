package io.tasker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublicWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          task list                                      | task list
          task steps T                                   | step list T
          task step T S                                  | step get T S
          task reset-step T S --reset-by me --reason r   | step reset T S --by me --reason r
          task resolve-step T S --resolved-by=me         | step resolve T S --by=me
          task complete-step T S --completed-by me       | step complete T S --by me
          task step-audit T S                            | step audit T S
          task create --version 2.0.0 --description d    | task create --template-version 2.0.0 --reason d
          dlq update E --resolved-by me                  | dlq update E --by me
          system health                                  | health
          system health --orchestration                  | health
          system health --workers                        | health --workers
          -v task list                                   | task list
          -p x --verbose --format json task get T        | task get T --profile x --output json
          task create -v 2.0.0                           | task create -v 2.0.0
          --profile p --format json task list            | task list --profile p --output json
          -c f -p=p task steps T                         | step list T --config f --profile=p
          --config f server                              | server --config f
          --version                                      | --version
          --profile                                      | --profile
          template get a b --version                     | template get a b --version
          """)
  void words_of_other_deployments_are_ours(String typed, String ours) {
    assertThat(PublicWords.ours(List.of(typed.split(" +")))).containsExactly(ours.split(" +"));
  }
}
