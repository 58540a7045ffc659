package cn.chaozhou.forum.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one deployment, read once; what can't be read is among the faults. */
final class Models {

    final Map<String, XmlNode> diagrams = new LinkedHashMap<>();
    final Map<String, XmlNode> tables = new LinkedHashMap<>();
    final Map<String, JsonNode> forms = new LinkedHashMap<>();

    private final ModelSettings settings;
    private final SafeXml xml;
    private final FormJson json;
    private final Faults faults;

    Models(ModelSettings settings, Faults faults) {
        this.settings = settings;
        this.faults = faults;
        xml = new SafeXml(settings);
        json = new FormJson(settings);
    }

    Models add(Map<String, byte[]> files) {
        files.forEach(this::add);
        return this;
    }

    void add(String file, byte @Nullable [] bytes) {
        Faults.OfFile ofFile = faults.in(file);
        Optional<ModelKind> kind = ModelKind.of(file);
        if (kind.isEmpty() || bytes == null) {
            ofFile.add(null, "gate.file.kind");
        } else if (bytes.length > settings.maxFile().toBytes()) {
            ofFile.add(null, "gate.file.large", settings.maxFile().toKilobytes());
        } else {
            switch (kind.get()) {
                case DIAGRAM -> put(diagrams, file, xml.read(bytes, ofFile));
                case TABLE -> put(tables, file, xml.read(bytes, ofFile));
                case FORM -> put(forms, file, json.read(bytes, ofFile));
            }
        }
    }

    private static <T> void put(Map<String, T> models, String file, @Nullable T model) {
        if (model != null) {
            models.put(file, model);
        }
    }
}
