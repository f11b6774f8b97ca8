package org.vigie.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the test's application a PostgreSQL database, by {@code spring.datasource.*}. The class that bears the
 * annotation has a database of its own; its subclasses share it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface WithPostgres {
    /** The role that owns the database and that the application connects as. */
    String value();
}
