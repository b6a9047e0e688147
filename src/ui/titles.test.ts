// Which title is news: that of the page one came to, once it is there, and only once.
import { expect, test } from 'vitest';
import { m } from '#messages';
import { PageTitles } from './titles.svelte.ts';

const full = (title: string) => `${title} · ${m.app_name()}`;

function comeTo(titles: PageTitles): void {
  titles.leave();
  titles.arrive();
}

test('the page opened last says what the window is called, and gives it back', () => {
  const titles = new PageTitles();
  expect(titles.current).toBeUndefined();
  titles.hold({ title: 'Clients' });
  const close = titles.hold({ title: 'Ahmed Benali' });
  expect(titles.current).toBe(full('Ahmed Benali'));
  close();
  expect(titles.current).toBe(full('Clients'));
  titles.hold({ title: '' });
  expect(titles.current).toBe(m.app_name());
});

test('a page that reads its data first is told when it is there, not the one that was left', () => {
  const titles = new PageTitles();
  const close = titles.hold({ title: 'Factures' });
  expect(titles.news, 'the first page speaks for itself').toBeUndefined();
  comeTo(titles);
  expect(titles.news).toBeUndefined();
  close();
  expect(titles.news).toBeUndefined();
  titles.hold({ title: 'Facture 2026-0012' });
  expect(titles.news).toBe(full('Facture 2026-0012'));
  titles.told();
  expect(titles.news).toBeUndefined();
});

test('a page that is there at once is told as well, also when it bears the same title', () => {
  const titles = new PageTitles();
  const close = titles.hold({ title: 'Jean Dupont' });
  titles.leave();
  close();
  titles.hold({ title: 'Jean Dupont' });
  titles.arrive();
  expect(titles.news).toBe(full('Jean Dupont'));
});

test('the page that was under the one that closed is news; a title that changes later is not', () => {
  const titles = new PageTitles();
  titles.hold({ title: 'Clients' });
  let title = 'Ahmed';
  const close = titles.hold({
    get title() {
      return title;
    }
  });
  title = 'Ahmed Benali';
  expect(titles.news).toBeUndefined();
  comeTo(titles);
  close();
  expect(titles.news).toBe(full('Clients'));
});
