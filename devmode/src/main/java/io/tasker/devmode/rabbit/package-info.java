/** A RabbitMQ node of the machine's own program, with ports and data of its own. */
@NullMarked
package io.tasker.devmode.rabbit;

import org.jspecify.annotations.NullMarked;
