package org.vigie.platform.country;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches when the profile of {@code vigie.country} has the feature asked for. */
class OnFeatureCondition extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var attributes = Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnFeature.class.getName()));
        var feature = (Feature) Objects.requireNonNull(attributes.get("value"));
        var country = context.getEnvironment().getProperty("vigie.country");
        var message = ConditionMessage.forCondition(ConditionalOnFeature.class);
        return CountryProfile.of(country).has(feature)
                ? ConditionOutcome.match(message.found("feature").items(feature))
                : ConditionOutcome.noMatch(message.didNotFind("feature").items(feature));
    }
}
