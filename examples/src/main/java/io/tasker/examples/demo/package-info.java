/** Starts database, server and worker as processes of their own and runs workflows on them. */
@NullMarked
package io.tasker.examples.demo;

import org.jspecify.annotations.NullMarked;
