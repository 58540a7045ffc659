package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.PackagedForum;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A captain who hands in one issue after the other, whatever happens, and remembers what was answered. */
final class People {

    static final String CAPTAIN = "captain.dacheng";

    private final PackagedForum forum;
    private final String topic;
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final Thread worker = new Thread(this::work);
    private volatile boolean goesHome;

    People(PackagedForum forum, String topic) {
        this.forum = forum;
        this.topic = topic;
    }

    /** @param millis that somebody waited for it */
    record Answer(int status, String body, long millis) {}

    People begin() {
        worker.start();
        return this;
    }

    List<Answer> goHome() throws InterruptedException {
        goesHome = true;
        worker.join(TimeUnit.SECONDS.toMillis(90));
        assertThat(worker.isAlive()).as("still waits for an answer").isFalse();
        return answers;
    }

    private void work() {
        for (int i = 1; !goesHome; i++) {
            String title = topic + "第%d件".formatted(i);
            HttpResponse<String> started = ask(() -> forum.tryStart(CAPTAIN, "issueSupervision", Map.of(), null));
            if (started.statusCode() != 200) {
                continue;
            }
            String instance = PackagedForum.json(started).path("id").asText();
            HttpResponse<String> found =
                    ask(() -> forum.send(CAPTAIN, "GET", "/engine-rest/task?processInstanceId=" + instance, null));
            if (found.statusCode() != 200) {
                continue;
            }
            JsonNode task = PackagedForum.json(found).path(0);
            HttpResponse<String> answer = ask(() -> forum.trySubmit(CAPTAIN, task, issue(title)));
            (answer.statusCode() == 204 ? answered : refused).add(title);
        }
    }

    private HttpResponse<String> ask(Supplier<HttpResponse<String>> question) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = question.get();
        answers.add(new Answer(
                answer.statusCode(), answer.body(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
        return answer;
    }

    static Map<String, Object> issue(String title) {
        return Map.of(
                "decision", "submit",
                "title", title,
                "description", "通往茶园的机耕路塌方，运输车辆不能通行。",
                "category", "道路交通",
                "urgency", "normal");
    }

    /** Each answered issue is there once; of the others, each once or not at all; and none has half of its facts. */
    void checkWhatIsThere() {
        List<String> titles = new ArrayList<>();
        for (JsonNode issue : forum.get(CAPTAIN, "/api/issues")) {
            if (issue.path("title").asText().startsWith(topic)) {
                titles.add(issue.path("title").asText());
                assertThat(forum.get(
                                        CAPTAIN,
                                        "/api/issues/" + issue.path("number").asText())
                                .path("timeline")
                                .findValuesAsText("step"))
                        .isNotEmpty()
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(answered).isNotEmpty();
        assertThat(titles).doesNotHaveDuplicates().containsAll(answered);
        titles.removeAll(answered);
        assertThat(refused).containsAll(titles);
        assertThat(forum.get("auditadmin", "/api/audit/verification")
                        .path("broken")
                        .isNull())
                .isTrue();
        assertThat(forum.get("systemadmin", "/api/operations").path("failed")).isEmpty();
    }

    long told() {
        return answers.stream().filter(answer -> answer.status() == 503).count();
    }

    int answered() {
        return answered.size();
    }
}
