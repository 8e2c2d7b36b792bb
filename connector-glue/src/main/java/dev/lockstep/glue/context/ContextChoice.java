package dev.lockstep.glue.context;

/** What the configuration asks for. AUTO: both where the account has a business context, else parameters. */
public enum ContextChoice {
    AUTO,
    PARAMETERS,
    NATIVE,
    BOTH
}
