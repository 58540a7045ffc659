package cn.chaozhou.forum.model;

import cn.chaozhou.forum.wording.Texts;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a model that keeps it from being published.
 *
 * @param file name of the file in the deployment
 * @param element id of the element or component, where it has one
 * @param advice what is wrong and what to do, in Chinese
 */
record Fault(String file, @Nullable String element, String advice) {

    private static final int LONGEST_NAME = 120;

    @Override
    public String toString() {
        return element == null
                ? Texts.of("gate.fault.file", shown(file), advice)
                : Texts.of("gate.fault.element", shown(file), shown(element), advice);
    }

    /** A name that came with the file, fit for a page and for a log: short and on one line. */
    static String shown(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", " ");
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) + "…" : line;
    }
}
