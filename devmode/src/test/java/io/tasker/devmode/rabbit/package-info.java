/** Tests of the RabbitMQ node. */
@NullMarked
package io.tasker.devmode.rabbit;

import org.jspecify.annotations.NullMarked;
