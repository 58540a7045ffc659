package cn.chaozhou.forum.rates;

import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.role.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who reads rates, and how far: leader and supervisor everywhere, a manager with a post in counties only these. */
@Component
class RateReaders {

    private final Readers readers;

    RateReaders(Readers readers) {
        this.readers = readers;
    }

    /**
     * @param counties codes; empty: everywhere
     * @param ranks sees who stands where, from the first to the last
     */
    record Sight(List<String> counties, boolean ranks) {}

    Sight of(HttpServletRequest request) {
        RoleRefused.unless(request, Role.LEADER.group(), Role.SUPERVISOR.group(), Role.MANAGER.group());
        Reader reader = readers.current();
        boolean leader = reader.holds(Role.LEADER.group());
        boolean everywhere = leader || reader.holds(Role.SUPERVISOR.group());
        return new Sight(everywhere ? List.of() : reader.counties(), leader);
    }
}
