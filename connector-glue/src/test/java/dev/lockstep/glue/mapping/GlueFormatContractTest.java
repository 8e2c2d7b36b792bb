package dev.lockstep.glue.mapping;

import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.TargetFormat;
import dev.lockstep.testkit.TargetFormatContract;
import java.util.List;

class GlueFormatContractTest extends TargetFormatContract {
    @Override
    protected TargetFormat format() {
        return new GlueFormat(List.of("en"));
    }

    @Override
    protected NameRule names() {
        return GlueNames.RULE;
    }
}
