export const country = 'ch';
