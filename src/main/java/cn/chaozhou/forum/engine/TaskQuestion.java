package cn.chaozhou.forum.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * A task query that asks no more than the lists of Tasklist do: what I hold, what my posts may claim, all I may see, by
 * limit. Such a one is answered from our own table ({@link PostTasks}); every other stays the engine's.
 *
 * @param everything no more is asked than what the person sees
 * @param held with the tasks in the person's own hands
 * @param groups with the tasks of these posts that nobody holds; where everything is asked for, with those that are held, too
 * @param order columns of the engine's table, the first one first; true for falling
 */
record TaskQuestion(
        boolean everything,
        boolean held,
        List<String> groups,
        @Nullable Date dueAfter,
        @Nullable Date dueBefore,
        Map<String, Boolean> order) {

    private static final Set<String> NO_CRITERION = Set.of(
            "queries", "cachedCandidateGroups", "cachedUserGroups", "initializeFormKeys", "withCommentAttachmentInfo");
    private static final List<Field> CRITERIA = Arrays.stream(TaskQueryImpl.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !NO_CRITERION.contains(field.getName()))
            .toList();
    private static final Set<String> IN_ROOT =
            Set.of("assignee", "unassigned", "candidateGroup", "candidateGroups", "dueAfter", "dueBefore");
    private static final Set<String> IN_BRANCH =
            Set.of("assignee", "candidateGroup", "candidateGroups", "isOrQueryActive");
    private static final TaskQueryImpl NOTHING_ASKED = new TaskQueryImpl();

    static {
        CRITERIA.forEach(ReflectionUtils::makeAccessible);
    }

    /** Empty where the query asks anything else, or for what the person does not see as a matter of course. */
    static Optional<TaskQuestion> of(TaskQueryImpl query, TaskSight sight) {
        List<TaskQueryImpl> parts = query.getQueries();
        if (query != parts.get(0) || parts.size() > 2 || !asksOnly(query, IN_ROOT)) {
            return Optional.empty();
        }
        return order(query).flatMap(order -> part(query, sight)
                .map(part -> new TaskQuestion(
                        part.everything, part.held, part.groups, query.getDueAfter(), query.getDueBefore(), order)));
    }

    boolean isForAnyTime() {
        return dueAfter == null && dueBefore == null;
    }

    private record Part(boolean everything, boolean held, List<String> groups) {}

    private static Optional<Part> part(TaskQueryImpl root, TaskSight sight) {
        boolean branches = root.getQueries().size() == 2;
        TaskQueryImpl asking = branches ? root.getQueries().get(1) : root;
        if (branches && (namesSomebody(root) || !asksOnly(asking, IN_BRANCH))) {
            return Optional.empty();
        }
        if (!branches && !namesSomebody(root)) {
            return Optional.of(new Part(true, true, sight.groups()));
        }
        List<String> groups = groups(asking);
        boolean held = asking.getAssignee() != null;
        // Outside a branch the criteria are joined: only two of their combinations are lists of Tasklist.
        boolean known = branches ? namesSomebody(asking) : held == groups.isEmpty() && held != asking.isUnassigned();
        boolean own = (!held || sight.user().equals(asking.getAssignee()))
                && (sight.all() || sight.groups().containsAll(groups));
        return known && own ? Optional.of(new Part(false, held, groups)) : Optional.empty();
    }

    private static boolean namesSomebody(TaskQueryImpl query) {
        return query.getAssignee() != null
                || query.isUnassigned()
                || !groups(query).isEmpty();
    }

    private static List<String> groups(TaskQueryImpl query) {
        List<String> groups = query.getCandidateGroups();
        return groups == null ? List.of() : groups.stream().distinct().toList();
    }

    private static boolean asksOnly(TaskQueryImpl query, Set<String> known) {
        return CRITERIA.stream()
                .allMatch(field -> known.contains(field.getName())
                        || Objects.equals(asked(field, query), asked(field, NOTHING_ASKED)));
    }

    /** Where nobody asked, a criterion may also be false or empty. */
    private static @Nullable Object asked(Field field, TaskQueryImpl query) {
        Object value = ReflectionUtils.getField(field, query);
        return Boolean.FALSE.equals(value) || value instanceof Object[] several && several.length == 0 ? null : value;
    }

    private static Optional<Map<String, Boolean>> order(TaskQueryImpl query) {
        Map<String, Boolean> order = new LinkedHashMap<>();
        for (QueryOrderingProperty property : query.getOrderingProperties()) {
            if (!property.isContainedProperty()) {
                return Optional.empty();
            }
            // Tasklist repeats what its filter says.
            order.putIfAbsent(
                    property.getQueryProperty().getName(), Direction.DESCENDING.equals(property.getDirection()));
        }
        return Optional.of(order);
    }
}
