/** Operations that answer what a test of an API plugin tells them to, and samples of answers. */
@NullMarked
package io.tasker.testkit.operations;

import org.jspecify.annotations.NullMarked;
