/** What every messaging must do, as test cases that a plugin runs on its own. */
@NullMarked
package io.tasker.testkit.messaging;

import org.jspecify.annotations.NullMarked;
