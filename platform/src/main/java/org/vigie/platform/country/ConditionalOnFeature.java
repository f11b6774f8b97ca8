package org.vigie.platform.country;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Keeps a bean out where the country lacks the feature. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnFeature.OfTheCountry.class)
public @interface ConditionalOnFeature {
    Feature value();

    /** Matches when the profile of {@code vigie.country} has the feature asked for. */
    class OfTheCountry extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var attributes =
                    Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnFeature.class.getName()));
            var feature = (Feature) Objects.requireNonNull(attributes.get("value"));
            var country = context.getEnvironment().getProperty("vigie.country");
            var message = ConditionMessage.forCondition(ConditionalOnFeature.class);
            return CountryProfile.of(country).has(feature)
                    ? ConditionOutcome.match(message.found("feature").items(feature))
                    : ConditionOutcome.noMatch(message.didNotFind("feature").items(feature));
        }
    }
}
