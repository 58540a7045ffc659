package cn.chaozhou.forum.attachment;

import cn.chaozhou.forum.engine.DiagramBean;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What a form shows of its case's files at the moment it is opened. (Public: expressions call public methods of public
 * classes only.)
 */
@Component("caseFiles")
public class FilesInDiagram implements DiagramBean {

    private final FilesOfCase files;

    /** Lazy: the engine itself looks for this bean while it is built. */
    FilesInDiagram(@Lazy FilesOfCase files) {
        this.files = files;
    }

    /** Rows of a table: {@code date}, {@code kind}, {@code description}, {@code keptAt}. */
    public List<Map<String, String>> rows(String caseNumber) {
        return files.rows(caseNumber);
    }
}
