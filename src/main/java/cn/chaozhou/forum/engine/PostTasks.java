package cn.chaozhou.forum.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a {@link TaskQuestion} asks, as SQL over the table {@code post_task}: each post gives no more rows than the page
 * needs, in the order of its index, and only the page itself is read from the engine's table.
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
        String tasks = seesAll()
                ? "select T.* from ACT_RU_TASK T where T.TENANT_ID_ is null" + due("T." + DUE) + notHidden("T")
                : "select T.* from (" + found(first, most) + ") F join ACT_RU_TASK T on T.ID_ = F.task_id";
        return statement(tasks + " order by " + order() + " limit #{most} offset #{first}");
    }

    Map<String, Object> count() {
        if (seesAll()) {
            return statement(
                    "select count(*) from ACT_RU_TASK T where T.TENANT_ID_ is null" + due("T." + DUE) + notHidden("T"));
        }
        return statement("select count(*) from (" + found() + ") F");
    }

    private boolean seesAll() {
        return sight.all() && question.everything();
    }

    private String found(int first, int most) {
        boolean near = (long) first + most <= FAR;
        return near && List.of(DUE).equals(List.copyOf(question.order().keySet()))
                ? found(" order by due_at" + falling(DUE) + ", task_id limit " + (first + most))
                : found();
    }

    private String found() {
        return union(Stream.concat(ofPerson(), Stream.of(ofPosts("distinct", "in (" + posts() + ")", ""))));
    }

    /** As many of each post as the page holds, so that the first of all are among them. */
    private String found(String nearest) {
        posts();
        Stream<String> each = IntStream.range(0, question.groups().size())
                .mapToObj(i -> "= #{post" + i + "}")
                .flatMap(post -> Stream.of(false, true)
                        .filter(held -> !held || question.everything())
                        .map(held -> "(" + ofPosts("", post + " and held = " + held, nearest) + ")"));
        return union(Stream.concat(ofPerson(), each));
    }

    private static String union(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(" union "));
    }

    /** @param distinct a task of two of the posts is one */
    private String ofPosts(String distinct, String which, String nearest) {
        if (question.groups().isEmpty()) {
            return "";
        }
        return "select " + distinct + " P.task_id, P.due_at from post_task P where P.post " + which
                + (question.everything() ? "" : " and P.held = false")
                + due("P.due_at")
                + (sight.all() && !sight.hidden().isEmpty()
                        ? " and exists (select 1 from ACT_RU_TASK H where H.ID_ = P.task_id" + notHidden("H") + ")"
                        : "")
                + nearest;
    }

    /** What is in the person's own hands or offered to them by name is never much. */
    private Stream<String> ofPerson() {
        if (!question.held()) {
            return Stream.empty();
        }
        String columns = "select T.ID_ task_id, coalesce(T.DUE_DATE_, " + NEVER + ") due_at from ACT_RU_TASK T";
        String own = columns + " where T.ASSIGNEE_ = #{user} and T.TENANT_ID_ is null" + due("T." + DUE);
        String offered = columns + " join ACT_RU_IDENTITYLINK L on L.TASK_ID_ = T.ID_"
                + " where L.USER_ID_ = #{user} and L.TYPE_ = 'candidate' and T.TENANT_ID_ is null" + due("T." + DUE);
        return question.everything() ? Stream.of(own, offered) : Stream.of(own);
    }

    private String posts() {
        List<String> names = new ArrayList<>();
        for (String post : question.groups()) {
            String name = "post" + names.size();
            parameters.put(name, post);
            names.add("#{" + name + "}");
        }
        return String.join(", ", names);
    }

    private String due(String column) {
        boolean asked = question.dueAfter() != null || question.dueBefore() != null;
        return (asked ? " and " + column + " < " + NEVER : "")
                + (question.dueAfter() == null ? "" : " and " + column + " > #{dueAfter}")
                + (question.dueBefore() == null ? "" : " and " + column + " < #{dueBefore}");
    }

    private String notHidden(String task) {
        if (sight.hidden().isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        for (String step : sight.hidden()) {
            String name = "hidden" + names.size();
            parameters.put(name, step);
            names.add("#{" + name + "}");
        }
        return " and (%1$s.ASSIGNEE_ = #{user} or %1$s.TASK_DEF_KEY_ not in (%2$s))"
                .formatted(task, String.join(", ", names));
    }

    private String order() {
        return Stream.concat(
                        question.order().keySet().stream().map(column -> "T." + column + falling(column)),
                        // Equal ones stand in the same order on each page.
                        Stream.of("T.ID_"))
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
