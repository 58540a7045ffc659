package cn.chaozhou.forum.model;

import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** A deployment that is refused as a whole, with all its faults; every REST door answers 400. */
class ModelRefused extends BadUserRequestException {

    private static final int SHOWN = 300;

    private final List<Fault> faults;

    ModelRefused(List<Fault> faults) {
        super(text(faults));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    private static String text(List<Fault> faults) {
        StringBuilder text = new StringBuilder(Texts.of("gate.refused", faults.size()));
        for (int i = 0; i < Math.min(faults.size(), SHOWN); i++) {
            text.append('\n').append(i + 1).append(". ").append(faults.get(i));
        }
        return text.toString();
    }
}
