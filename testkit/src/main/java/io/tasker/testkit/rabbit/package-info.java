/** A RabbitMQ node of our own, for tests that need a broker. */
@NullMarked
package io.tasker.testkit.rabbit;

import org.jspecify.annotations.NullMarked;
