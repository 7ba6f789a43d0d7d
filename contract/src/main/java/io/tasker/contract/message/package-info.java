/** The bodies that travel through queues and the result that a worker stores. */
@NullMarked
package io.tasker.contract.message;

import org.jspecify.annotations.NullMarked;
