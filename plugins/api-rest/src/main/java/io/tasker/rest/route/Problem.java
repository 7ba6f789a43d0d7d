package io.tasker.rest.route;

/** The error codes of this API and the status each comes with. */
public enum Problem {
  /** A value is not allowed; the message names the field. */
  BAD_REQUEST(400),
  /** A path segment is not a UUID. */
  INVALID_UUID(400),
  /** The body is not JSON. */
  JSON_ERROR(400),
  /** The caller has not said who he is, or we do not believe it. */
  AUTHENTICATION_FAILED(401),
  /** The page that asks may not. */
  FORBIDDEN(403),
  /** We know who the caller is, and he may not. */
  AUTHORIZATION_FAILED(403),
  /** There is no such path, or no such thing behind it. */
  NOT_FOUND(404),
  /** The path exists, the method does not. */
  METHOD_NOT_ALLOWED(405),
  /** The request took longer than it may. */
  TIMEOUT(408),
  /** The request contradicts what is already there. */
  CONFLICT(409),
  /** It was there once and is not kept any more. */
  GONE(410),
  /** It is not as the caller has seen it. */
  PRECONDITION_FAILED(412),
  /** The body is longer than it may be. */
  PAYLOAD_TOO_LARGE(413),
  /** The body is not declared as JSON. */
  UNSUPPORTED_MEDIA_TYPE(415),
  /** The body is JSON, but a field is missing or of the wrong type. */
  UNPROCESSABLE(422),
  /** Our fault. */
  INTERNAL_ERROR(500),
  /** More work is waiting than is accepted; the reply says when to try again. */
  BACKPRESSURE(503),
  /** Something that is needed did not answer several times; it is not asked for a while. */
  CIRCUIT_BREAKER_OPEN(503),
  /** Something that is needed is not there at the moment. */
  SERVICE_UNAVAILABLE(503);

  private final int status;

  Problem(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
