package dev.lockstep.engine.cli;

import java.util.Arrays;
import java.util.List;

/** Starts the program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        logging(Arrays.asList(args));
        System.exit(Program.run(Terminal.system(), args));
    }

    /** Before anything logs: the settings are read once. */
    private static void logging(List<String> args) {
        boolean isDebug = args.contains("-vv") || args.contains("--debug");
        boolean isVerbose = args.contains("-v") || args.contains("--verbose");
        System.setProperty("lockstep.log", isDebug ? "DEBUG" : isVerbose ? "INFO" : "WARN");
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "dev/lockstep/engine/cli/logback.xml");
        }
    }
}
