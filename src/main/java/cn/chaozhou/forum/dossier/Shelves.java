package cn.chaozhou.forum.dossier;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.CaseFile;
import cn.chaozhou.forum.casefile.CaseFiles;
import cn.chaozhou.forum.casefile.SearchWords;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The cases of all kinds; each kind says by itself what the person whose request this is may read. */
@Component
class Shelves {

    private final List<CaseFiles> kinds;

    Shelves(List<CaseFiles> kinds) {
        this.kinds = kinds;
    }

    /** For whoever sees one of its tasks. */
    Optional<CaseFile> ofTask(String number) {
        return first(kind -> kind.ofTask(number));
    }

    Optional<CaseFile> readable(String number) {
        return first(kind -> kind.readable(number));
    }

    /** By kind, and of a kind by number. */
    List<CaseBrief> linked(String number) {
        return kinds.stream()
                .flatMap(kind -> kind.linkedWith(number).stream())
                .sorted(Comparator.comparing(CaseBrief::kind).thenComparing(CaseBrief::number))
                .toList();
    }

    /** By kind, and of a kind the newest first. */
    List<CaseBrief> find(SearchWords words) {
        return kinds.stream()
                .flatMap(kind -> kind.find(words).stream())
                .sorted(Comparator.comparing(CaseBrief::kind)
                        .thenComparing(Comparator.comparing(CaseBrief::number).reversed()))
                .toList();
    }

    private Optional<CaseFile> first(Function<CaseFiles, Optional<CaseFile>> ask) {
        return kinds.stream().map(ask).flatMap(Optional::stream).findFirst();
    }
}
