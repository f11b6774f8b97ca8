package org.vigie.auth.sample;

/** Belongs to another service than its user. */
public record Inside(String what) {}
