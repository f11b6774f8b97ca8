package org.vigie.prediction.skill;

import org.vigie.forecasting.hub.HubProfile;

/** Tells how good past forecasts turned out to be. */
public interface Skill {
    /** What the profile's scores rest on. */
    SkillReport.Standing standing(HubProfile profile);

    SkillReport report(SkillQuery query);
}
