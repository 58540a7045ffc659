package cn.chaozhou.forum;

import static cn.chaozhou.forum.PackagedForum.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Captains who raise issues at the same moment get numbers without gaps or duplicates, and nobody is turned away. */
class ParallelStartsIT {

    private static final List<String> TEAMS = List.of(
            "anbu",
            "caitang",
            "chengxi",
            "chifeng",
            "dacheng",
            "dengtang",
            "dongfeng",
            "dongshan",
            "fenghuang",
            "fubin");

    private static PackagedForum forum;

    @BeforeAll
    static void open() throws Exception {
        forum = PackagedForum.shared();
    }

    @Test
    void tenIssuesAtOnce() throws Exception {
        String before = forum.begin("captain.anbu", "issueSupervision", "userTask_describeIssue", issue("anbu"));
        Map<String, JsonNode> forms = new ConcurrentHashMap<>();
        atOnce(
                TEAMS,
                team -> forms.put(
                        team, forum.firstTask("captain." + team, "issueSupervision", "userTask_describeIssue")));
        atOnce(TEAMS, team -> ok(forum.trySubmit("captain." + team, forms.get(team), issue(team))));

        List<String> numbers = forms.values().stream()
                .map(form -> forum.businessKey(form.path("processInstanceId").asText()))
                .toList();
        String year = before.substring(0, 8);
        int last = Integer.parseInt(before.substring(8));
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(last + 1, last + TEAMS.size())
                        .mapToObj(n -> "%s%04d".formatted(year, n))
                        .toList());
        List<String> registered = new ArrayList<>();
        forum.get("supervisor", "/api/issues")
                .forEach(i -> registered.add(i.path("number").asText()));
        assertThat(registered).containsAll(numbers).doesNotHaveDuplicates();
    }

    /** A double click starts one; whoever has gone on with it begins the next at once. */
    @Test
    void theSameStartAgainWithinAMomentIsRefused() throws Exception {
        JsonNode first = forum.firstTask("captain.xinxu", "issueSupervision", "userTask_describeIssue");
        HttpResponse<String> again = forum.tryStart("captain.xinxu", "issueSupervision", Map.of(), null);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(PackagedForum.json(again).path("message").asText()).startsWith("您刚刚发起了同样的办件");
        ok(forum.trySubmit("captain.xinxu", first, issue("xinxu")));
        ok(forum.tryStart("captain.xinxu", "issueSupervision", Map.of(), null));
    }

    private static Map<String, Object> issue(String team) {
        return Map.of(
                "decision", "submit",
                "title", "机耕路塌方：" + team,
                "description", "通往茶园的机耕路塌方，运输车辆不能通行。",
                "category", "道路交通",
                "urgency", "normal");
    }

    /** Does it for each in a thread of its own; all set out together. */
    private static void atOnce(List<String> teams, Consumer<String> act) throws Exception {
        CyclicBarrier line = new CyclicBarrier(teams.size());
        ExecutorService threads = Executors.newFixedThreadPool(teams.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (String team : teams) {
                running.add(threads.submit(() -> {
                    line.await();
                    act.accept(team);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
