package cn.chaozhou.forum.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.EngineDoor;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.ServedForumTest;
import cn.chaozhou.forum.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Script that somebody typed into a field is text on every page and in every file that shows the field. */
@ServedForumTest
class StoredScriptTest {

    private static final String TITLE = "<script>alert(1)</script>";
    private static final String TEXT =
            "<img src=x onerror=alert(2)> [点我](javascript:alert(3)) <a href=\"javascript:alert(4)\">x</a> ]]>";

    @LocalServerPort
    int port;

    @Autowired
    PaperIssues issues;

    @Autowired
    ProcessRun run;

    private String number;

    @BeforeEach
    void anIssueFullOfScript() {
        number = issues.raised(TITLE, TEXT, null);
        issues.submit(
                number,
                "userTask_dispatchIssue",
                Map.of("owner", "dept.water", "issueClass", "ordinary", "note", "=cmd|' /C calc'!A0 " + TEXT));
    }

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @Test
    void onAPrintPage() {
        HttpResponse<String> page = new Visitor(port)
                .send(
                        "GET",
                        "/api/papers/orders/" + number + ".html",
                        null,
                        Map.of("Accept", "text/html", "Authorization", authorization()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain("<script", "<img", "<a ")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(2)&gt;");
        // Of several policies a browser keeps all.
        assertThat(page.headers().allValues("Content-Security-Policy")).contains(PrintPage.POLICY);
        assertThat(page.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
    }

    private static String authorization() {
        return Visitor.basicHeader("handler.water", "demo").get("Authorization");
    }

    @Test
    void inJson() {
        HttpResponse<String> issue = EngineDoor.rest(port).sendTo("secretariat", "GET", "/api/issues/" + number, null);
        assertThat(issue.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(issue.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(EngineDoor.json(issue).findValuesAsText("title")).contains(TITLE);
    }

    @Test
    void inWordAndExcel() throws Exception {
        String word = parts("/api/papers/orders/" + number + ".docx", "handler.water");
        assertThat(word)
                .contains("&lt;script", "&lt;img src=x onerror=alert(2)")
                .doesNotContain("<script", "<w:hyperlink", "TargetMode=\"External\"", "<w:instrText>HYPERLINK");
        String sheets = parts("/api/papers/lists.xlsx", "secretariat");
        assertThat(sheets)
                .contains("&lt;script")
                .doesNotContain("<script", "<f>", "<f ", "<hyperlink", "TargetMode=\"External\"");
    }

    /** Everything inside the file, whose parts are XML. */
    private String parts(String path, String user) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", Visitor.basicHeader(user, "demo").get("Authorization"))
                .build();
        HttpResponse<byte[]> file = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        StringBuilder parts = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.body()))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts.toString();
    }
}
