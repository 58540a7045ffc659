package cn.chaozhou.forum.wording;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %masked(…)} in a pattern of the log: what the part in brackets prints, without numbers of persons. */
public final class MaskedLine extends CompositeConverter<ILoggingEvent> {

    /** Characters of one event: an error that quotes megabytes must not fill the disk, nor hold up who logs it. */
    private static final int LONGEST = 64 * 1024;

    @Override
    protected String transform(ILoggingEvent event, String printed) {
        int cut = printed.length() - LONGEST;
        return Masks.text(cut <= 0 ? printed : printed.substring(0, LONGEST) + "… (" + cut + " more)" + end(printed));
    }

    private static String end(String printed) {
        return printed.endsWith(System.lineSeparator()) ? System.lineSeparator() : "";
    }
}
