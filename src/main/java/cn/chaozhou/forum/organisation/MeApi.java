package cn.chaozhou.forum.organisation;

import cn.chaozhou.forum.role.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is logged in, so that pages offer only what the person may do. */
@RestController
@Tag(name = "本人", description = "当前登录的人员")
class MeApi {

    private final IdentityService identities;
    private final People people;

    MeApi(IdentityService identities, People people) {
        this.identities = identities;
        this.people = people;
    }

    /**
     * A person.
     *
     * @param user login
     * @param name what they are called
     * @param roles role groups of the contract, for example {@code captain}
     */
    record Me(String user, String name, List<String> roles) {}

    @GetMapping("/api/me")
    @Operation(summary = "我的账号、名称和角色")
    Me me() {
        Authentication who = identities.getCurrentAuthentication();
        List<String> roles = Stream.of(Role.values())
                .map(Role::group)
                .filter(who.getGroupIds()::contains)
                .toList();
        return new Me(who.getUserId(), people.nameOf(who.getUserId()), roles);
    }
}
