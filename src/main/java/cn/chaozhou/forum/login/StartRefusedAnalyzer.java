package cn.chaozhou.forum.login;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says the reasons, a line each, in place of a stack trace (see META-INF/spring.factories). */
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {

    private static final Logger log = LoggerFactory.getLogger(StartRefusedAnalyzer.class);

    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefused refused) {
        refused.reasons().forEach(reason -> log.error("REFUSED TO START: {}", reason));
        return new FailureAnalysis(String.join(System.lineSeparator(), refused.reasons()), null, failure);
    }
}
