export const country = 'us';
