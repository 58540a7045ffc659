package cn.chaozhou.forum.attachment;

import java.text.Normalizer;
import java.util.Locale;

/** The name of a file as its sender typed it, fit to be shown, stored and sent back in a header. */
final class FileName {

    static final int LONGEST = 120;

    /** What no name of a file needs: controls, invisible and turning marks (RTL override), line ends, halves of pairs. */
    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]";

    private FileName() {}

    /** Without folders and unseen characters, and not longer than {@link #LONGEST}; empty where nothing is left. */
    static String cleaned(String typed) {
        String name = Normalizer.normalize(typed, Normalizer.Form.NFC).replaceAll(UNSEEN, "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[<>:\"|?*;%]", "_").replaceAll("\\p{Z}+", " ");
        name = name.replaceAll("^[. ]+|[. ]+$", "");
        String ending = ending(name);
        if (name.length() <= LONGEST) {
            return name;
        }
        int kept = LONGEST - (ending.isEmpty() || ending.length() > 8 ? 0 : ending.length() + 1);
        String shortened = name.substring(0, Character.isHighSurrogate(name.charAt(kept - 1)) ? kept - 1 : kept);
        return kept == LONGEST ? shortened : shortened + "." + ending;
    }

    /** What stands after the last dot, in small letters; empty without one. */
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
