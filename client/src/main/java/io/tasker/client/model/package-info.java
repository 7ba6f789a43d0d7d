/** What is sent to a server and what it answers, as records named after the JSON. */
@NullMarked
package io.tasker.client.model;

import org.jspecify.annotations.NullMarked;
