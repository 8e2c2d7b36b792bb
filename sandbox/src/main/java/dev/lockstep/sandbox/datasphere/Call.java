package dev.lockstep.sandbox.datasphere;

/**
 * One call as the server saw it. Holds no header and no body.
 *
 * @param path decoded
 * @param query as sent
 * @param status what was answered; 0 when the connection was dropped or left hanging
 */
public record Call(CallKind kind, String method, String path, String query, int status) {}
