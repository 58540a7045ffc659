package cn.chaozhou.forum;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;

/** A diagram of before, or an administrator's own, that says nothing of live values: for as long as it is published. */
public record OlderDiagram(RepositoryService repository, String deployment) implements AutoCloseable {

    /** @param folder of the diagram below {@code bpmn}, and of its forms below {@code forms} */
    public static OlderDiagram publish(RepositoryService repository, String folder, String file) throws IOException {
        String diagram = Files.readString(Path.of("bpmn", folder, file))
                .lines()
                .filter(line -> !line.contains("\"live."))
                .collect(Collectors.joining("\n"));
        var upload = repository.createDeployment().name("before").addString(file, diagram);
        try (Stream<Path> forms = Files.list(Path.of("forms", folder))) {
            for (Path form : forms.toList()) {
                if (diagram.contains("formRef=\"" + id(form) + "\"")) {
                    upload.addString(form.getFileName().toString(), Files.readString(form));
                }
            }
        }
        return new OlderDiagram(repository, upload.deploy().getId());
    }

    private static String id(Path form) throws IOException {
        return new ObjectMapper().readTree(form.toFile()).path("id").asText();
    }

    @Override
    public void close() {
        repository.deleteDeployment(deployment, true);
    }
}
