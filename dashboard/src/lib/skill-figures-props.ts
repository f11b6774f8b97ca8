/** What the figures of scores are about; the tables beside them are made from the same scores. */
export interface SkillFiguresProps {
    profile: string;
    place: string | null;
    horizon: string | null;
    scale: string | null;
    model: string;
    /** Changes whenever the scores do, so that an old drawing is not shown. */
    version: string;
}
