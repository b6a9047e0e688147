// Light or dark by the person's choice, else as the system. The same key is read before the first paint (src/app.html).

const KEY = 'carnet:theme';
const dark = '(prefers-color-scheme: dark)';

export type Theme = 'light' | 'dark';

/** What the person chose; undefined: as the system. */
export function chosenTheme(): Theme | undefined {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
}

/** Keeps the choice (undefined: as the system) and shows it at once. */
export function chooseTheme(theme: Theme | undefined): void {
  if (theme) localStorage.setItem(KEY, theme);
  else localStorage.removeItem(KEY);
  showTheme();
}

/** Follows the system, and other tabs, for as long as the page lives. To be called once, by the root layout. */
export function followTheme(): void {
  showTheme();
  matchMedia(dark).addEventListener('change', showTheme);
  addEventListener('storage', ({ key }) => {
    if (key === KEY) showTheme();
  });
}

function showTheme(): void {
  const page = document.documentElement;
  page.dataset.theme = chosenTheme() ?? (matchMedia(dark).matches ? 'dark' : 'light');
  // The bar of the browser and of the system takes the colour of the paper.
  const paper = getComputedStyle(page).getPropertyValue('--paper').trim();
  if (paper) document.querySelector('meta[name="theme-color"]')?.setAttribute('content', paper);
}
