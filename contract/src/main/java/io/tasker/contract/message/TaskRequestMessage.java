package io.tasker.contract.message;

import io.tasker.contract.model.TaskRequest;

/**
 * Asks for a task through a queue, as a body of the API does.
 *
 * @param requestId what the sender calls it; for logs only
 * @param requester who sent it; for logs only
 * @param request what is asked for
 */
public record TaskRequestMessage(String requestId, String requester, TaskRequest request) {}
