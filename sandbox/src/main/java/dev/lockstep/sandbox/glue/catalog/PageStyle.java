package dev.lockstep.sandbox.glue.catalog;

/** How a listing is cut into pages. All of them are legal for the service; a client has to follow the token until there is none. */
public enum PageStyle {
    /** Pages as large as asked for. */
    FULL,
    /** Pages of any size from one to what was asked for, always cut in the same way. */
    SHORT,
    /** {@link #SHORT}, and now and then a page with a token and nothing else, the first and the last one included. */
    SHORT_AND_EMPTY
}
