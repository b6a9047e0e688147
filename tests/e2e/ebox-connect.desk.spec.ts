// Setting up the government's e-Box: the steps at the State, the certificate, the Client ID, why it does not work, and that it does.
import { X509Certificate } from 'node:crypto';
import { expectAccessible } from './axe.ts';
import { certificateOf, CLIENT, test } from './ebox-there.ts';
import { connect, newPerson } from './people.ts';
import { beginCompany, switchOn } from './small-company.ts';
import { expect } from './test.ts';

const DESK = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };

test('the e-Box is set up step by step, says why it does not work, and works', async ({ browser, there }) => {
  const { page, wrong } = await newPerson(browser, there.relay, DESK);
  await beginCompany(page);
  await connect(page, 'Ordinateur du bureau');
  await switchOn(page, 'e-Box Enterprise');
  await page.getByRole('link', { name: 'Configurer e-Box Enterprise' }).click();
  await expect(page.getByText('Irréversible')).toBeVisible();
  await expectAccessible(page);

  let pem = '';
  await test.step('the certificate bears the company, and is downloaded as it is uploaded at the State', async () => {
    const file = await certificateOf(page);
    expect(file.name).toMatch(/^carnet-\d{10}\.cer$/);
    pem = file.pem;
    const { subject, publicKey } = new X509Certificate(pem);
    expect(subject).toMatch(/\d{10}/);
    expect([publicKey.asymmetricKeyType, publicKey.asymmetricKeyDetails?.modulusLength]).toEqual(['rsa', 3072]);
    expect(pem).not.toMatch(/PRIVATE/);
    await expect(page.getByText(/Valable jusqu’au/)).toBeVisible();
  });

  const tryIt = () => page.getByRole('button', { name: 'Établir la connexion' }).click();
  await test.step('not uploaded yet, and then without the permission: said in words', async () => {
    await page.getByLabel('Client ID').fill(CLIENT);
    await tryIt();
    await expect(page.getByRole('alert').filter({ hasText: /certificat/ })).toBeVisible();
    there.upload(CLIENT, pem, []);
    await tryIt();
    await expect(page.getByRole('alert').filter({ hasText: /Le droit manque/ })).toBeVisible();
    there.state.clients.length = 0;
  });

  await test.step('with both it works, and the mail comes', async () => {
    there.upload(CLIENT, pem);
    await tryIt();
    await expect(page.getByText('e-Box est connectée').first()).toBeVisible();
    await expect(page.getByText(/^Regardé le/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: /^e-Box/ }).first().click();
    await expect(page.getByRole('link', { name: /Avis de cotisations/ })).toBeVisible();
  });
  expect(wrong()).toEqual([]);
});
