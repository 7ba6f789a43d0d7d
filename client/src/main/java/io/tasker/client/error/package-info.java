/** What may go wrong between a program and a server, by whose move it is. */
@NullMarked
package io.tasker.client.error;

import org.jspecify.annotations.NullMarked;
