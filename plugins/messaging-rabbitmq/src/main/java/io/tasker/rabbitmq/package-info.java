/** Queues in a RabbitMQ broker that may come and go. */
@NullMarked
package io.tasker.rabbitmq;

import org.jspecify.annotations.NullMarked;
