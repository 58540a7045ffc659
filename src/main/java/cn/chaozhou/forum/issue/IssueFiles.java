package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.attachment.CaseWithFiles;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Issues take files. */
@Component
class IssueFiles implements CaseWithFiles {

    private static final Pattern NUMBER = Pattern.compile("WT-[0-9]{4}-[0-9]+");

    private final IssueDesk desk;

    IssueFiles(IssueDesk desk) {
        this.desk = desk;
    }

    @Override
    public Optional<String> caseOf(String businessKey) {
        return NUMBER.matcher(businessKey).matches() ? Optional.of(businessKey) : Optional.empty();
    }

    @Override
    public boolean isReadable(String number) {
        return desk.readable(number).isPresent();
    }
}
