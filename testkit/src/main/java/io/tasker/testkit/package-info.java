/** What tests of every module share: databases, a clock, waiting, a check for left-over threads. */
@NullMarked
package io.tasker.testkit;

import org.jspecify.annotations.NullMarked;
