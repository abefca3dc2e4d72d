/** Where the charts lie, from the page's folder. */
export const CHARTS = 'images/results';
