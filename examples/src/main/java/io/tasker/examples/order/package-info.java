/** The steps of an order, from its check to its shipment, without a network. */
@NullMarked
package io.tasker.examples.order;

import org.jspecify.annotations.NullMarked;
