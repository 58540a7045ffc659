package cn.chaozhou.forum.engine;

import cn.chaozhou.forum.role.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * Which open tasks somebody sees: those in their hands, and those of their groups and of the people they head; or, for who
 * watches, all but the hidden ones.
 *
 * @param all watches every case
 * @param groups whose tasks the person sees; of no matter to who sees all
 * @param hidden steps that are hidden from a watcher, unless the task is the watcher's own
 */
record TaskSight(String user, boolean all, List<String> groups, Set<String> hidden) {

    static TaskSight of(Authentication who, Set<String> hiddenTasks) {
        List<String> groups = Stream.concat(
                        Stream.ofNullable(who.getGroupIds()).flatMap(List::stream), Reader.of(who).staff().stream())
                .distinct()
                .toList();
        boolean confidant = RoleRights.watchesAll(who);
        return new TaskSight(
                who.getUserId(), confidant || RoleRights.watches(who), groups, confidant ? Set.of() : hiddenTasks);
    }

    /** The same, said to the engine's own query. */
    void narrow(TaskQueryImpl root) {
        if (!all) {
            TaskQuery mine = root.or().taskAssignee(user).taskCandidateUser(user);
            if (!groups.isEmpty()) {
                // The engine adds what it knows of the user to this very list.
                mine.taskCandidateGroupIn(new ArrayList<>(groups));
            }
            mine.includeAssignedTasks().endOr();
        } else if (!hidden.isEmpty()) {
            root.or()
                    .taskAssignee(user)
                    .taskDefinitionKeyNotIn(hidden.toArray(String[]::new))
                    .endOr();
        }
    }
}
