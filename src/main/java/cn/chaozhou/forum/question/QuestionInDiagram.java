package cn.chaozhou.forum.question;

import cn.chaozhou.forum.casefile.Timeline;
import cn.chaozhou.forum.engine.DiagramBean;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the diagram asks about a question at the moment it needs it. The asker is asked for, never kept: no variable of
 * the engine names them. (Public: expressions call public methods of public classes only.)
 */
@Component("question")
public class QuestionInDiagram implements DiagramBean {

    private final QuestionDesk desk;
    private final Timeline timeline;

    /** Lazy: the engine itself looks for this bean while it is built. */
    QuestionInDiagram(@Lazy QuestionDesk desk, Timeline timeline) {
        this.desk = desk;
        this.timeline = timeline;
    }

    /** Whose request this is: at the start, whoever wants to ask. */
    public String starter() {
        return timeline.actor();
    }

    public String asker(String number) {
        return desk.get(number).asker;
    }

    public String askerName(String number) {
        return desk.get(number).askerTitle;
    }

    /** Options of a select field: what this question may be merged into now. */
    public List<Map<String, String>> mergeTargets(String number) {
        return desk.mergeTargets(number);
    }
}
