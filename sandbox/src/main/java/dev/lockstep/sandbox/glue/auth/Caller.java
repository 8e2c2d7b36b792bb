package dev.lockstep.sandbox.glue.auth;

/** An authenticated principal. @param assumedRole true for a role session, whose further sessions are capped at one hour */
public record Caller(String accountId, String arn, String userId, boolean assumedRole) {}
