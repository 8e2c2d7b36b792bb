package dev.lockstep.datasphere.client;

/** A document that cannot be taken for what it should be. The others are read all the same. */
public final class MalformedDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** @param reason one clause without the place; @param line from 1, 0 when there is no place; @param column from 1, likewise */
    public MalformedDocumentException(String reason, int line, int column) {
        super(line > 0 ? "line %d, column %d: %s".formatted(line, column, reason) : reason);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
