// How the messages are compiled, for the build and for the checks alike: the chosen language, else the browser's, else French.
// @ts-check

/** @type {import('@inlang/paraglide-js').CompilerOptions} */
export const paraglide = {
  project: './src/project.inlang',
  outdir: './src/paraglide',
  strategy: ['localStorage', 'preferredLanguage', 'baseLocale']
};
