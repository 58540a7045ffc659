package cn.chaozhou.forum.work;

import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.role.Readers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Of which cases the person whose request this is may know figures: a manager of a county of its cases, all others of all. */
@Component
class Sight {

    private final List<CaseFiles> kinds;
    private final Readers readers;

    Sight(List<CaseFiles> kinds, Readers readers) {
        this.kinds = kinds;
        this.readers = readers;
    }

    boolean isWhole() {
        return readers.current().counties().isEmpty();
    }

    Map<String, Object> parameters() {
        return isWhole() ? Map.of() : Map.of("counties", readers.current().counties());
    }

    /** As a condition of SQL beginning with {@code and}, or nothing; its parameters are {@link #parameters}. */
    String condition(String number) {
        return isWhole()
                ? ""
                : kinds.stream()
                        .flatMap(kind -> kind.register().stream())
                        .map(kind -> "%s in (select %s from %s where %s)"
                                .formatted(number, kind.number(), kind.table(), kind.ofCounties()))
                        .collect(Collectors.joining(" or ", " and (", ")"));
    }
}
