package dev.lockstep.glue;

import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.catalog.PageStyle;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.testkit.MetadataWriterContract;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class GlueWriterContractTest extends MetadataWriterContract {
    private final SandboxGlue glue =
            SandboxGlue.start(GlueSandboxOptions.defaults().withPageStyle(PageStyle.SHORT_AND_EMPTY));

    @AfterEach
    void stop() {
        glue.close();
    }

    @Override
    protected MetadataConnector connector() {
        return glue.connector();
    }

    @Override
    protected Form edited(Form form) {
        return withParameter(form, "crawler", "was here");
    }

    static Form withParameter(Form form, String key, String value) {
        Map<FieldPath, Form.Value> fields = new HashMap<>(form.fields());
        fields.put(FieldPath.of("parameters", key), new Form.Value.Text(value));
        return new Form(fields);
    }
}
