/** Where the server is, who we are and how patient, and the profiles that say so. */
@NullMarked
package io.tasker.client.config;

import org.jspecify.annotations.NullMarked;
