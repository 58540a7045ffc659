package cn.chaozhou.forum.session;

import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.engine.DiagramBean;
import cn.chaozhou.forum.organisation.Organisation;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the select fields of a session's forms offer, as table and organisation stand when a form is opened. (Public:
 * expressions call public methods of public classes only.)
 */
@Component("sessionChoices")
public class SessionChoices implements DiagramBean {

    private final Organisation organisation;
    private final Options options;

    SessionChoices(Organisation organisation, Options options) {
        this.organisation = organisation;
        this.options = options;
    }

    /** Categories, forms of a meeting, departments and teams. */
    public Map<String, Object> all() {
        Map<String, Object> all = new HashMap<>(options.groups("taskCategory", "meetingForm"));
        all.put("departments", organisation.departmentOptions());
        all.put("teams", organisation.teamOptions());
        return all;
    }
}
