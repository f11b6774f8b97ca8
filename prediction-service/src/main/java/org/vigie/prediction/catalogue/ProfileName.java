package org.vigie.prediction.catalogue;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.vigie.forecasting.hub.HubProfile;

/** Names a profile within a message, in the language of that message. */
public final class ProfileName {
    private ProfileName() {}

    /** The disease and the indicator, as an argument of a message. */
    public static MessageSourceResolvable of(HubProfile profile) {
        return new DefaultMessageSourceResolvable("profile." + profile.id());
    }
}
