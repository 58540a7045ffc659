package cn.chaozhou.forum;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;

/** The request that Camunda Modeler sends when somebody presses its deploy button. */
public final class ModelerDeployment {

    public static final String PATH = "/engine-rest/deployment/create";

    private static final String EDGE = "edge-of-a-part";

    private ModelerDeployment() {}

    /** Adds these files, by name. */
    public static HttpRequest.Builder of(Map<String, String> files, HttpRequest.Builder request) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "deployment-name", "流程修改",
                "deployment-source", "Camunda Modeler",
                "enable-duplicate-filtering", "true",
                "deploy-changed-only", "true"));
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(EDGE, name, value)));
        files.forEach(
                (name, text) -> body.append(("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                                + "Content-Type: application/octet-stream\r\n\r\n%s\r\n")
                        .formatted(EDGE, name, name, text)));
        body.append("--").append(EDGE).append("--\r\n");
        return request.header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(BodyPublishers.ofString(body.toString()));
    }
}
