package org.vigie.dataviz;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a start in the wrong country into a plain message. */
class NoFiguresHereAnalyzer extends AbstractFailureAnalyzer<NoFiguresHereException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, NoFiguresHereException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Leave this service out of the deployment of that country.", cause);
    }
}
