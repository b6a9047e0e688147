// Light, dark or as the system, and the company's colour: set on <html>, kept for the first paint of the next start.
// The same reading stands in short in src/app.html, which runs before anything is drawn.

export type Theme = 'light' | 'dark' | 'auto';

const THEME_KEY = 'carnet:theme';
const COMPANY_KEY = 'carnet:company-colour';
const COLOUR = /^#[0-9a-f]{6}$/i;

/** The hue of `--late` in oklch, in degrees; a company nearer than NEAR would make chosen rows look like errors. */
const LATE_HUE = 31;
const NEAR = 20;
/** Below this chroma a colour is grey to the eye and its hue says nothing. */
const GREY = 0.02;

/** Whether text is a colour written `#1d5c45`. */
export function isColour(text: unknown): text is string {
  return typeof text === 'string' && COLOUR.test(text);
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is forbidden: the choice lasts as long as the page
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // full or forbidden: nothing is lost but a choice of looks
  }
}

/** The person's choice on this device; `auto` until they made one. */
export function chosenTheme(): Theme {
  const theme = stored(THEME_KEY);
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

function show(theme: Theme): void {
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const page = document.documentElement;
  page.dataset['theme'] = dark ? 'dark' : 'light';
  // The bar of the browser and of the system takes the colour of the paper.
  const paper = getComputedStyle(page).getPropertyValue('--paper').trim();
  if (paper) document.querySelector('meta[name="theme-color"]')?.setAttribute('content', paper);
}

/** Shows and keeps the choice. */
export function chooseTheme(theme: Theme): void {
  store(THEME_KEY, theme);
  show(theme);
}

/** Follows the system while the choice is `auto`, and a choice made in another tab; returns how to stop. */
export function followTheme(): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const update = () => show(chosenTheme());
  update();
  system.addEventListener('change', update);
  addEventListener('storage', update);
  return () => {
    system.removeEventListener('change', update);
    removeEventListener('storage', update);
  };
}

/** Hue (degrees) and chroma of `#rrggbb` in oklch (CSS Color 4, §10.2). */
export function hueOf(colour: string): { hue: number; chroma: number } {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { hue: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360, chroma: Math.hypot(a, bb) };
}

/** Whether a chosen row washed with this colour could be taken for an error. */
export function isNearLate(colour: string): boolean {
  const { hue, chroma } = hueOf(colour);
  const apart = Math.abs(hue - LATE_HUE);
  return chroma > GREY && Math.min(apart, 360 - apart) < NEAR;
}

/** Shows the company's colour (`#1d5c45`) and keeps it; `undefined` goes back to Carnet's own green. Other text is ignored. */
export function showCompanyColour(colour: string | undefined): void {
  const root = document.documentElement;
  if (colour === undefined) {
    root.style.removeProperty('--company');
    delete root.dataset['hue'];
    store(COMPANY_KEY, '');
  } else if (isColour(colour)) {
    root.style.setProperty('--company', colour);
    if (isNearLate(colour)) root.dataset['hue'] = 'late';
    else delete root.dataset['hue'];
    store(COMPANY_KEY, colour);
  }
}

/** Puts the kept company colour back, before the company itself is read. */
export function restoreCompanyColour(): void {
  const colour = stored(COMPANY_KEY);
  if (isColour(colour)) showCompanyColour(colour);
}
