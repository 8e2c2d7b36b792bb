package dev.lockstep.engine.progress;

/** Listens to a run. Called from several threads; must be quick and must not throw. */
public interface Progress {
    /** A stage of a run, in the order of the run. */
    enum Stage {
        DISCOVER,
        PLAN,
        APPLY,
        VERIFY
    }

    /** {@code more} units of work became known in {@code stage}: objects to read or changes to carry out. */
    void expect(Stage stage, long more);

    /** One unit of {@code stage} is done. */
    void advance(Stage stage);

    /** Listens to nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void expect(Stage stage, long more) {
                // nobody listens
            }

            @Override
            public void advance(Stage stage) {
                // nobody listens
            }
        };
    }
}
