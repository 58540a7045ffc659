package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.attachment.CaseWithFiles;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Highlights take files; whoever reviews one sees them. */
@Component
class HighlightFiles implements CaseWithFiles {

    /** A review's number is that of its highlight and then the department's: 2026-03/L-07/D-agri. */
    private static final Pattern NUMBER = Pattern.compile("([0-9]{4}-[0-9]+/L-[0-9]+)(/D-.+)?");

    private final HighlightDesk desk;

    HighlightFiles(HighlightDesk desk) {
        this.desk = desk;
    }

    @Override
    public Optional<String> caseOf(String businessKey) {
        Matcher number = NUMBER.matcher(businessKey);
        return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }

    @Override
    public boolean isReadable(String number) {
        return desk.readable(number).isPresent();
    }
}
