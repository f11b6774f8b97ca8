package org.vigie.prediction;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.vigie.testsupport.WithTokens;

/** Starts the whole service as the Switzerland has it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = PredictionServiceApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "vigie.country=ch",
            "springdoc.writer-with-order-by-keys=true",
            "springdoc.pre-loading-enabled=false",
            "springdoc.default-flat-param-object=true"
        })
@WithTokens
public @interface Switzerland {}
