package org.vigie.gateway.sample;

import org.vigie.auth.sample.Inside;

/** Breaks the rule that services meet only over HTTP. */
public record CrossesOver(Inside inside) {}
