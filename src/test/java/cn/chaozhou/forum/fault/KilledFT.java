package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.faultpart.FaultPart;
import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.SessionPlay;
import cn.chaozhou.forum.fault.Marks.Mark;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 4: kill -9 at any moment, several times, while people hand in forms, the call of a session opens for all teams and
 * hundreds of jobs are at work. Nothing that was answered is lost, nothing happens twice, and all goes on by itself.
 */
@Tag("ci")
class KilledFT {

    private static final int DEATHS = 3;
    private static final int JOBS = 1500;
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration BESIDES = Duration.ofSeconds(30);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    /** Titles of issues that were answered, and of those that a death has left without an answer. */
    private final List<String> answered = new CopyOnWriteArrayList<>();

    private final List<String> unanswered = new CopyOnWriteArrayList<>();

    @Test
    void allGoesOnAndNothingHappensTwice() throws Exception {
        System.out.println("seed " + seed);
        try (PackagedForum asleep =
                PlayedForum.in(folder, "--fault.cases=" + JOBS, "--camunda.bpm.job-execution.enabled=false")) {
            asleep.withPart(Part.in(folder)).start();
            PackagedForum.await(() -> "the jobs are not there", () -> asleep.logs(FaultPart.READY));
        }
        try (PackagedForum forum = new PackagedForum(
                        folder.resolve("data"),
                        Map.of(),
                        "--camunda.bpm.job-execution.lock-time-in-millis=" + LEASE.toMillis(),
                        // Whoever doesn't know whether the start was taken begins anew.
                        "--forum.starts.same-within=0s")
                .withPart(folder.resolve("part"))) {
            SessionPlay session = null;
            for (int death = 0; death < DEATHS; death++) {
                forum.start();
                session = session == null ? SessionPlay.begin(forum) : session;
                diesAtWork(forum, session, death);
            }
            forum.start();
            long begin = System.nanoTime();
            PackagedForum.await(() -> left(forum) + " jobs are left", () -> left(forum) == 0);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf("killed: all jobs done %d ms after the last start%n", took.toMillis());
            assertThat(took).isLessThan(LEASE.plus(BESIDES));
            theSessionGoesOn(forum, session);
            issuesAreThereOnce(forum);
            assertThat(forum.get("auditadmin", "/api/audit/verification")
                            .path("broken")
                            .isNull())
                    .isTrue();
            assertThat(forum.get("systemadmin", "/api/operations").path("failed"))
                    .isEmpty();
        }
        assertThat(Marks.at("jdbc:h2:file:" + folder.resolve("data/forum"), "forum", "forum")
                        .all())
                .extracting(Mark::instance)
                .hasSize(JOBS)
                .doesNotHaveDuplicates();
    }

    private void diesAtWork(PackagedForum forum, SessionPlay session, int death) throws Exception {
        CompletableFuture<Void> people = CompletableFuture.runAsync(() -> handInIssues(forum, death));
        CompletableFuture<Void> office = CompletableFuture.runAsync(() -> opensTheCall(forum, session));
        int before = answered.size();
        PackagedForum.await(() -> "nothing is handed in", () -> answered.size() > before);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(3000));
        forum.kill();
        people.handle((done, cut) -> null).get(30, TimeUnit.SECONDS);
        office.handle((done, cut) -> null).get(30, TimeUnit.SECONDS);
    }

    private void handInIssues(PackagedForum forum, int death) {
        for (int i = 0; ; i++) {
            String title = "第%d次停机前第%d件".formatted(death + 1, i + 1);
            JsonNode first = forum.firstTask("captain.dacheng", "issueSupervision", "userTask_describeIssue");
            unanswered.add(title);
            HttpResponse<String> answer = forum.trySubmit(
                    "captain.dacheng",
                    first,
                    Map.of(
                            "decision", "submit",
                            "title", title,
                            "description", "通往茶园的机耕路塌方，运输车辆不能通行。",
                            "category", "道路交通",
                            "urgency", "normal"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            unanswered.remove(title);
            answered.add(title);
        }
    }

    /** Whatever of it has happened before the last death. */
    private static void opensTheCall(PackagedForum forum, SessionPlay session) {
        if (!forum.tasks(SessionPlay.SECRETARIAT, session.number, "userTask_planSession")
                .isEmpty()) {
            session.submitPlan(session.plan(1, List.of("agri"), session.allTeams()));
        }
        if (!forum.tasks(SessionPlay.LEADER, session.number, "userTask_approvePlan")
                .isEmpty()) {
            session.approvePlan();
        }
        if (session.highlights().isEmpty()) {
            session.callOpens();
        }
    }

    private static void theSessionGoesOn(PackagedForum forum, SessionPlay session) {
        opensTheCall(forum, session);
        PackagedForum.await(
                () -> session.highlights().size() + " highlights",
                () -> session.highlights().size() == 45);
        assertThat(forum.get(SessionPlay.SECRETARIAT, "/api/highlights?session=" + session.number))
                .as("one for each team")
                .hasSize(45);
        session.submits("dacheng", "为民找水打井");
        session.townConfirms("dacheng");
        session.accepts("dacheng");
    }

    private void issuesAreThereOnce(PackagedForum forum) {
        List<String> titles = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (JsonNode issue : forum.get("captain.dacheng", "/api/issues")) {
            if (issue.path("title").asText().contains("次停机前")) {
                titles.add(issue.path("title").asText());
                numbers.add(issue.path("number").asText());
            }
        }
        System.out.printf("killed: %d issues answered, %d not%n", answered.size(), unanswered.size());
        assertThat(answered).isNotEmpty();
        assertThat(titles).doesNotHaveDuplicates().containsAll(answered);
        titles.removeAll(answered);
        assertThat(unanswered).containsAll(titles);
        for (String number : numbers) {
            assertThat(forum.get("captain.dacheng", "/api/issues/" + number)
                            .path("timeline")
                            .findValuesAsText("step"))
                    .doesNotHaveDuplicates();
        }
    }

    private static int left(PackagedForum forum) {
        return forum.get("supervisor", "/engine-rest/job/count?messages=true")
                .path("count")
                .asInt();
    }
}
