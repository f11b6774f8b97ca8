package org.vigie.dataviz;

/** Says that the country has no figures, so this service has no business there. */
class NoFiguresHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoFiguresHereException(String country) {
        super("The country profile '" + country + "' has no feature DATAVIZ, so dataviz-service does not run there.");
    }
}
