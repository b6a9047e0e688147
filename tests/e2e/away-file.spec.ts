// A document of several megabytes taken in on one device and opened on another: it comes when it is opened; offline that is said, and tried again.
import { expectAccessible } from './axe.ts';
import { connect, equal, newPerson, pair } from './people.ts';
import { beginCompany, keptOnDevice, rowsOf } from './small-company.ts';
import { photoOfCode } from './supplier-papers.ts';
import { expect, test } from './test.ts';

test('a large photo of the phone is seen on the computer; offline it says so, and the accountant’s file names what it lacks', async ({ browser, relay }) => {
  const [phone, computer] = [await newPerson(browser, relay), await newPerson(browser, relay, { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false })];
  await beginCompany(phone.page);
  await phone.page.goto('/apps');
  await phone.page.getByRole('button', { name: 'Activer Achats' }).click();
  await expect(phone.page.getByText('Activée', { exact: true })).toBeVisible();
  await connect(phone.page);
  await pair(phone, computer, 'Ordinateur');
  await equal(phone, computer);

  // A photo as large as cameras make them: what follows the picture's end nobody reads, and everybody keeps.
  const photo = await photoOfCode();
  const large = Buffer.concat([photo.buffer, Buffer.alloc(2_500_000, 7)]);
  await phone.page.keyboard.press('Escape');
  await phone.page.goto('/to-process');
  await phone.page.locator('[data-receive=files]').setInputFiles([{ ...photo, buffer: large }]);
  await expect(phone.page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  await equal(phone, computer);
  await computer.page.goto('/to-process');
  await expect(computer.page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  const held = async () => (await rowsOf<{ hash: string; state: string }>(computer.page, 'files')).map(({ state }) => state);
  expect(await held()).toEqual(['away']);

  await keptOnDevice(computer.page);
  await computer.context.setOffline(true);
  await computer.page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(computer.page.getByText(/pas encore sur cet appareil, et le relais n’a pas pu être joint/)).toBeVisible();
  await expectAccessible(computer.page);
  await computer.context.setOffline(false);
  await computer.page.getByRole('button', { name: 'Réessayer' }).or(computer.page.getByRole('img', { name: 'Photo photo.png' })).first().click();
  await expect(computer.page.getByRole('img', { name: 'Photo photo.png' })).toBeVisible();
  expect(await held()).toEqual(['here']);
  expect([...phone.wrong(), ...computer.wrong()]).toEqual([]);
});
