package cn.chaozhou.forum.demo;

import cn.chaozhou.forum.organisation.People;
import cn.chaozhou.forum.organisation.People.Post;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom a newcomer may log in as, with what waits for each: tasks, or the reason why there are none just now. */
@RestController
@Profile("demo")
@RequestMapping("/api/demo/people")
@Tag(name = "演示人员", description = "仅演示版提供")
class DemoPeopleApi {

    private final People people;
    private final TaskService tasks;

    DemoPeopleApi(People people, TaskService tasks) {
        this.people = people;
        this.tasks = tasks;
    }

    /** @param note how many tasks wait, or why there are none */
    record Person(String user, String name, long tasks, String note) {}

    record RoleOfPeople(String role, String work, List<Person> people) {}

    record Cast(String password, List<RoleOfPeople> roles) {}

    @GetMapping
    @Operation(summary = "可以登录的演示人员，各有多少待办；没有待办的说明原因")
    Cast people() {
        Map<Role, List<Person>> byRole = new EnumMap<>(Role.class);
        for (Post post : people.onePerPost()) {
            byRole.computeIfAbsent(post.role(), r -> new ArrayList<>()).add(person(post));
        }
        return new Cast(
                DemoEdition.PASSWORD,
                byRole.entrySet().stream()
                        .map(e -> new RoleOfPeople(
                                e.getKey().title(),
                                Texts.of("demo.work." + e.getKey().group()),
                                e.getValue()))
                        .toList());
    }

    private Person person(Post post) {
        String group =
                post.organisation() == null ? post.role().group() : post.role().of(post.organisation());
        long open = tasks.createTaskQuery()
                .or()
                .taskAssignee(post.user())
                .taskCandidateGroup(group)
                .endOr()
                .count();
        return new Person(
                post.user(),
                post.post(),
                open,
                open > 0
                        ? Texts.of("demo.open", open)
                        : Texts.of("demo.none." + post.role().group()));
    }
}
