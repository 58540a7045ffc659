package cn.chaozhou.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        String before = raise("anbu");
        List<String> numbers = atOnce(
                TEAMS.stream().<Callable<String>>map(team -> () -> raise(team)).toList());

        String year = before.substring(0, 8);
        int last = Integer.parseInt(before.substring(8));
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(last + 1, last + TEAMS.size())
                        .mapToObj(n -> "%s%04d".formatted(year, n))
                        .toList());
        List<String> registered = new ArrayList<>();
        forum.get("captain.anbu", "/api/issues")
                .forEach(i -> registered.add(i.path("number").asText()));
        assertThat(registered).containsAll(numbers).doesNotHaveDuplicates();
    }

    private static String raise(String team) {
        return forum.begin(
                "captain." + team,
                "issueSupervision",
                "userTask_describeIssue",
                Map.of(
                        "decision", "submit",
                        "title", "机耕路塌方：" + team,
                        "description", "通往茶园的机耕路塌方，运输车辆不能通行。",
                        "category", "道路交通",
                        "urgency", "normal"));
    }

    /** Runs them in threads of their own, which set out together. */
    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        CyclicBarrier line = new CyclicBarrier(acts.size());
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> act : acts) {
                running.add(threads.submit(() -> {
                    line.await();
                    return act.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
