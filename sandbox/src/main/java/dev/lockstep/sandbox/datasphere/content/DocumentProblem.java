package dev.lockstep.sandbox.datasphere.content;

/** Something in a source that the tenant could not take over; the rest of the document is served. */
public record DocumentProblem(String space, String document, String message) {}
