// The app is rendered in the browser only: there is no server that could know anything.
export const ssr = false;
