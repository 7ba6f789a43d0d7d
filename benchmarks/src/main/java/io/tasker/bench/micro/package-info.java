/** Times single parts of the product, each alone in a process of its own, with JMH. */
@NullMarked
package io.tasker.bench.micro;

import org.jspecify.annotations.NullMarked;
