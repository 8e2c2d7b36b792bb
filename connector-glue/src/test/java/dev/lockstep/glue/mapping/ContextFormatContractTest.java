package dev.lockstep.glue.mapping;

import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.TargetFormat;
import dev.lockstep.testkit.TargetFormatContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** What a format promises, it promises whichever carriers the business context has. */
class ContextFormatContractTest {
    @Nested
    class Both extends Contract {
        @Override
        protected TargetFormat format() {
            return new GlueFormat(List.of("en"), new ContextCarriers(ContextCarriers.Forms.WRITTEN, true));
        }
    }

    @Nested
    class FormsOnly extends Contract {
        @Override
        protected TargetFormat format() {
            return new GlueFormat(List.of("en"), new ContextCarriers(ContextCarriers.Forms.WRITTEN, false));
        }
    }

    @Nested
    class OutOfReach extends Contract {
        @Override
        protected TargetFormat format() {
            return new GlueFormat(List.of("en"), new ContextCarriers(ContextCarriers.Forms.UNTOUCHED, false));
        }
    }

    abstract static class Contract extends TargetFormatContract {
        @Override
        protected NameRule names() {
            return GlueNames.RULE;
        }
    }
}
