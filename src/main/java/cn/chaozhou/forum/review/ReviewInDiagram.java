package cn.chaozhou.forum.review;

import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.engine.DiagramBean;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the form of a review shows and offers as it stands when it is opened. (Public: expressions call public methods of
 * public classes only.)
 */
@Component("review")
public class ReviewInDiagram implements DiagramBean {

    private final ReviewDesk desk;
    private final Options options;

    /** Lazy: the engine itself looks for this bean while it is built. */
    ReviewInDiagram(@Lazy ReviewDesk desk, Options options) {
        this.desk = desk;
        this.options = options;
    }

    /** The highlight that is reviewed. */
    public Map<String, Object> facts(String number) {
        return desk.shown(number);
    }

    /** What the select fields offer. */
    public Map<String, List<Map<String, Object>>> options() {
        return options.groups("conclusion");
    }
}
