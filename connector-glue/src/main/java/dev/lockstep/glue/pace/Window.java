package dev.lockstep.glue.pace;

/**
 * How many calls may be under way at once: one more for each round that went well, half when the service cannot cope. Between 1 and a
 * ceiling. Not thread-safe.
 */
final class Window {
    private final int ceiling;
    private double size;
    private int underWay;

    /** @param ceiling from 1; where it starts */
    Window(int ceiling) {
        if (ceiling < 1) {
            throw new IllegalArgumentException("a window has room for 1 call at least, not " + ceiling);
        }
        this.ceiling = ceiling;
        this.size = ceiling;
    }

    int size() {
        return (int) size;
    }

    int underWay() {
        return underWay;
    }

    boolean hasRoom() {
        return underWay < size();
    }

    void enter() {
        underWay++;
    }

    void leave() {
        underWay--;
    }

    void grow() {
        size = Math.min(ceiling, size + 1 / size);
    }

    /** Half of what is under way, not of what might have been: that is what the service could not bear. */
    void halve() {
        size = Math.max(1, Math.min(size, underWay) / 2);
    }

    /** One at a time. */
    void shut() {
        size = 1;
    }
}
