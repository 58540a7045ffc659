package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.casefile.Options;
import cn.chaozhou.forum.engine.DiagramBean;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the forms of a highlight show and offer as it stands when they are opened. (Public: expressions call public
 * methods of public classes only.)
 */
@Component("highlight")
public class HighlightInDiagram implements DiagramBean {

    private final HighlightDesk desk;
    private final Options options;

    /** Lazy: the engine itself looks for this bean while it is built. */
    HighlightInDiagram(@Lazy HighlightDesk desk, Options options) {
        this.desk = desk;
        this.options = options;
    }

    /** The team, its organisations, what it last handed in, and how far this one has come. */
    public Map<String, Object> known(String number) {
        return desk.known(number);
    }

    /** What the select fields offer. */
    public Map<String, List<Map<String, Object>>> options() {
        return options.groups("threeForces", "threeTasks", "evidenceKind", "industry", "market", "scale");
    }
}
