package dev.lockstep.engine.cli;

import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.error.RemoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans that are kept between commands. */
final class PlanFile {
    private static final String REMEDY = "Make it again with `lockstep plan --out %s`.";

    private PlanFile() {}

    static void write(Plan plan, Path file) {
        try {
            Files.writeString(file, PlanText.print(plan) + "\n");
        } catch (IOException e) {
            throw new RemoteException(
                    "plan.unwritable", "Cannot write the plan " + file, "Check its folder and permissions.", e);
        }
    }

    /** @param sync the plan must be of this one */
    static Plan read(Path file, String sync) {
        Plan plan = read(file);
        if (!plan.sync().equals(sync)) {
            throw new RemoteException(
                    "plan.other-sync",
                    "The plan %s is of the sync %s, not of %s".formatted(file, plan.sync(), sync),
                    "Apply it with the configuration it was made with.");
        }
        return plan;
    }

    private static Plan read(Path file) {
        try {
            return PlanText.parse(Files.readString(file));
        } catch (IOException e) {
            throw new RemoteException("plan.unreadable", "Cannot read the plan " + file, REMEDY.formatted(file), e);
        } catch (IllegalArgumentException e) {
            throw new RemoteException(
                    "plan.invalid", "The plan %s %s".formatted(file, e.getMessage()), REMEDY.formatted(file), e);
        }
    }
}
