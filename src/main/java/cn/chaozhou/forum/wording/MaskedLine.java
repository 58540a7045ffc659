package cn.chaozhou.forum.wording;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %masked(…)} in a pattern of the log: what the part in brackets prints, without numbers of persons. */
public final class MaskedLine extends CompositeConverter<ILoggingEvent> {

    @Override
    protected String transform(ILoggingEvent event, String printed) {
        return Masks.text(printed);
    }
}
