package cn.chaozhou.forum.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link TaskQuestion} asks, as SQL over the table {@code post_task}: each post gives no more rows than the page
 * needs, in the order of its index, and only the page itself is read from the engine's table. Nothing is asked of tenants:
 * the model gate lets none be.
 */
final class PostTasks {

    private static final String NEVER = "timestamp '" + PostTaskTable.NEVER + "'";

    private static final String DUE = "DUE_DATE_";

    /** A page farther down is found by sorting everything. */
    private static final int FAR = 1000;

    private final TaskSight sight;
    private final TaskQuestion question;
    private final Map<String, Object> parameters = new HashMap<>();

    PostTasks(TaskSight sight, TaskQuestion question) {
        this.sight = sight;
        this.question = question;
        parameters.put("user", sight.user());
        parameters.put("dueAfter", question.dueAfter());
        parameters.put("dueBefore", question.dueBefore());
    }

    /** For the engine's statement of native queries. */
    Map<String, Object> page(int first, int most) {
        parameters.put("first", first);
        parameters.put("most", most);
        String page = " limit #{most} offset #{first}";
        if (seesAll()) {
            return statement("select T.* " + everything() + " order by " + order() + page);
        }
        boolean nearest = List.of(DUE).equals(List.copyOf(question.order().keySet())) && (long) first + most <= FAR;
        // A task that several parts give is one.
        String found = nearest
                ? "select G.task_id from " + union(parts(first + most)) + " G group by G.task_id, G.due_at"
                        + " order by G.due_at%1$s, G.task_id%1$s".formatted(falling(DUE)) + page
                : "select G.task_id from " + union(parts(0)) + " G group by G.task_id";
        return statement("select T.* from (" + found + ") F join ACT_RU_TASK T on T.ID_ = F.task_id order by " + order()
                + (nearest ? "" : page));
    }

    Map<String, Object> count() {
        if (seesAll()) {
            return statement(question.isForAnyTime() ? allButHidden() : "select count(*) " + everything());
        }
        String posts = question.groups().isEmpty() ? "" : "in (" + posts() + ")";
        List<String> counts = new ArrayList<>();
        if (!posts.isEmpty()) {
            counts.add("select count(case when P.shared then null else 1 end)"
                    + " + count(distinct case when P.shared then P.task_id end)" + ofPosts(posts));
        }
        // What nobody holds is not in the person's hands; else each task is counted where it stands first.
        String notCounted = question.everything() && !posts.isEmpty()
                ? " and not exists (select 1 from post_task P where P.task_id = T.ID_ and P.post " + posts + ")"
                : "";
        if (question.held()) {
            counts.add("select count(*)" + own() + notCounted);
        }
        if (question.everything()) {
            counts.add("select count(distinct T.ID_)" + offered()
                    + " and (T.ASSIGNEE_ is null or T.ASSIGNEE_ <> #{user})" + notCounted);
        }
        return statement("select (" + String.join(") + (", counts) + ")");
    }

    /** Nobody counts a hundred thousand rows to find that a few are not to be seen. */
    private String allButHidden() {
        String all = "select count(*) from ACT_RU_TASK T";
        return sight.hidden().isEmpty()
                ? all
                : "select (" + all + ") - (" + all + " where T.TASK_DEF_KEY_ in (" + hidden()
                        + ") and (T.ASSIGNEE_ is null or T.ASSIGNEE_ <> #{user}))";
    }

    private boolean seesAll() {
        return sight.all() && question.everything();
    }

    private String everything() {
        return "from ACT_RU_TASK T where 1 = 1" + due("T." + DUE) + notHidden("T");
    }

    /** @param most of each post as many, so that the first of all are among them; 0 for all that there are */
    private List<String> parts(int most) {
        List<String> parts = new ArrayList<>();
        if (question.held()) {
            String columns = "select T.ID_ task_id, coalesce(T.DUE_DATE_, " + NEVER + ") due_at";
            parts.add("(" + columns + own() + ")");
            if (question.everything()) {
                parts.add("(" + columns + offered() + ")");
            }
        }
        String columns = "(select P.task_id, P.due_at";
        if (most == 0 && !question.groups().isEmpty()) {
            parts.add(columns + ofPosts("in (" + posts() + ")") + ")");
        } else if (most > 0) {
            posts();
            for (int post = 0; post < question.groups().size(); post++) {
                for (boolean held : question.everything() ? List.of(false, true) : List.of(false)) {
                    parts.add(columns + ofPosts("= #{post" + post + "} and P.held = " + held) + nearest(most) + ")");
                }
            }
        }
        return parts;
    }

    /** By halves: H2 plans a chain of many parts in a time that grows with the square of their number. */
    private static String union(List<String> parts) {
        int half = parts.size() / 2;
        return half == 0
                ? parts.get(0)
                : "(" + union(parts.subList(0, half)) + " union all " + union(parts.subList(half, parts.size())) + ")";
    }

    /** H2 follows an index only where all its columns are named. */
    private String nearest(int most) {
        String falling = falling(DUE);
        return " order by P.post%1$s, P.held%1$s, P.due_at%1$s, P.task_id%1$s limit %2$d".formatted(falling, most);
    }

    private String ofPosts(String which) {
        return " from post_task P where P.post " + which
                + (question.everything() ? "" : " and P.held = false")
                + due("P.due_at")
                + (sight.all() && !sight.hidden().isEmpty()
                        ? " and exists (select 1 from ACT_RU_TASK H where H.ID_ = P.task_id" + notHidden("H") + ")"
                        : "");
    }

    /** What is in the person's own hands is never much, */
    private String own() {
        return " from ACT_RU_TASK T where T.ASSIGNEE_ = #{user}" + due("T." + DUE);
    }

    /** nor what is offered to them by name. */
    private String offered() {
        return " from ACT_RU_TASK T join ACT_RU_IDENTITYLINK L on L.TASK_ID_ = T.ID_"
                + " where L.USER_ID_ = #{user} and L.TYPE_ = 'candidate'" + due("T." + DUE);
    }

    private String posts() {
        return listed("post", question.groups());
    }

    private String due(String column) {
        return (question.isForAnyTime() ? "" : " and " + column + " < " + NEVER)
                + (question.dueAfter() == null ? "" : " and " + column + " > #{dueAfter}")
                + (question.dueBefore() == null ? "" : " and " + column + " < #{dueBefore}");
    }

    private String notHidden(String task) {
        return sight.hidden().isEmpty()
                ? ""
                : " and (%1$s.ASSIGNEE_ = #{user} or %1$s.TASK_DEF_KEY_ not in (%2$s))".formatted(task, hidden());
    }

    private String hidden() {
        return listed("hidden", sight.hidden());
    }

    private String listed(String name, Collection<String> values) {
        List<String> names = new ArrayList<>();
        for (String value : values) {
            String parameter = name + names.size();
            parameters.put(parameter, value);
            names.add("#{" + parameter + "}");
        }
        return String.join(", ", names);
    }

    /** Equal ones stand in the same order on each page: that of the index. */
    private String order() {
        Map<String, Boolean> order = question.order();
        String last = order.values().stream().reduce((first, second) -> second).orElse(false) ? " desc" : "";
        return Stream.concat(
                        order.keySet().stream().map(column -> "T." + column + falling(column)),
                        Stream.of("T.ID_" + last))
                .collect(Collectors.joining(", "));
    }

    private String falling(String column) {
        return question.order().get(column) ? " desc" : "";
    }

    private Map<String, Object> statement(String sql) {
        parameters.put("sql", sql);
        return parameters;
    }
}
