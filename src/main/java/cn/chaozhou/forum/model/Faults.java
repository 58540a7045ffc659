package cn.chaozhou.forum.model;

import cn.chaozhou.forum.wording.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a deployment, file by file: an administrator shall not have to publish ten times. */
final class Faults {

    private final Set<Fault> all = new LinkedHashSet<>();

    OfFile in(String file) {
        return new OfFile(file);
    }

    List<Fault> list() {
        return new ArrayList<>(all);
    }

    boolean concern(String file) {
        return all.stream().anyMatch(fault -> fault.file().equals(file));
    }

    /** The faults of one file. */
    final class OfFile {

        private final String file;

        private OfFile(String file) {
            this.file = file;
        }

        /** @param advice key of the sentence */
        void add(@Nullable String element, String advice, Object... arguments) {
            all.add(new Fault(file, element, Texts.of(advice, arguments)));
        }
    }
}
