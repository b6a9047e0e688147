// What screens say of rights, numbers and requests: nothing that a device may not do is offered, and nothing changes without a word.
import { expectAccessible } from './axe.ts';
import { found, invite, letIn } from './members.ts';
import { admit, arrived, connect, equal, join, newPerson, pair, type Person } from './people.ts';
import { beginCompany, keptOnDevice, newCustomer, rowsOf, typeLine } from './small-company.ts';
import { expect, test } from './test.ts';

async function draft({ page }: Person, customer: string): Promise<void> {
  await page.goto('/invoices/new');
  await newCustomer(page, customer);
  await typeLine(page, { name: 'Dépannage', price: '80' });
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await rowsOf<{ total: number; name: string }>(page, 'documents')).some(({ total, name }) => total === 9680 && name === customer)).toBe(true);
}

const askIssue = async ({ page }: Person) => {
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  return page.getByRole('dialog', { name: 'Émettre la facture' });
};

test('staff: an address that is typed opens no editor to who only sees; without a letter a draft waits; home hides what rights hide', async ({ browser, relay }) => {
  const [owner, staff] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await found(owner);
  await letIn(owner, staff, 'Sofie', { sales: 'voir', contacts: 'modifier' });
  await equal(owner, staff);
  const { page } = staff;
  await page.goto('/');
  await expect(page.getByText(/^Chiffre d’affaires/)).toBeVisible();
  await page.goto('/invoices/new');
  await expect(page.getByText(/Vous pouvez voir «\sFactures\s», pas y ajouter/)).toBeVisible();
  await expectAccessible(page);
  const [invoice] = await rowsOf<{ id: string }>(page, 'sealed');
  await page.goto(`/invoices/${invoice!.id}/pay`);
  await expect(page.getByRole('img', { name: /QR|code/i }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Carte' })).toHaveCount(0);
  await page.goto('/settings/backup');
  await expect(page.getByText(/la part que vos droits ouvrent/)).toBeVisible();

  const give = async (sales: string) => {
    await owner.page.goto('/settings/devices');
    await owner.page.getByRole('button', { name: /Sofie/ }).click();
    const sheet = owner.page.getByRole('dialog', { name: 'Sofie' });
    await sheet.getByRole('group', { name: 'Factures et notes de crédit' }).getByText(sales, { exact: true }).click();
    await sheet.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(sheet).toBeHidden();
  };
  await give('modifier');
  await page.goto('/invoices');
  await expect(page.getByRole('link', { name: 'Nouvelle facture' }).first()).toBeVisible();
  await draft(staff, 'Garage Dubois');
  await keptOnDevice(page);
  await staff.context.setOffline(true);
  const asked = await askIssue(staff);
  await expect(asked.getByText(/cet appareil n’a pas de série à lui/)).toBeVisible();
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Émettre dès que possible' }).click();
  await expect(asked.getByText(/^Prêt à émettre/)).toBeVisible();
  await asked.getByRole('button', { name: 'Retour' }).click();
  await staff.context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Facture 2026-0002' })).toBeVisible();
  await equal(owner, staff);

  await give('rien');
  await page.goto('/');
  await expect(page.getByText(/Vos droits ne couvrent pas les factures/)).toBeVisible();
  await expect(page.getByText(/^Chiffre d’affaires/)).toHaveCount(0);
  await expectAccessible(page);
  // The next number is counted from documents that are not here: none is named rather than one that was given already.
  await page.goto('/settings/numbering');
  await expect(page.getByLabel('Modèle de numéro').first()).toBeVisible();
  await expect(page.getByText(/La prochaine sera/)).toHaveCount(0);
  expect([...owner.wrong(), ...staff.wrong()]).toEqual([]);
  await owner.context.close();
  await staff.context.close();
});

test('a number that is another than the one shown is said; the list tells the series apart; a device that was cut off says one thing', async ({ browser, relay }) => {
  const [first, second] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await beginCompany(first.page);
  await draft(first, 'Ahmed Benali');
  await (await askIssue(first)).getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(first.page.getByRole('heading', { name: 'Facture 2026-0001' })).toBeVisible();
  await connect(first.page, 'Téléphone de Marie');
  await pair(first, second, 'Tablette');
  await equal(first, second);
  const { page } = second;
  await draft(second, 'Boulangerie du Parc');
  await equal(first, second);
  await keptOnDevice(page);
  const asked = await askIssue(second);
  await expect(asked.getByText('2026-0002')).toBeVisible();
  await second.context.setOffline(true);
  await asked.getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByText('Le document porte le numéro 2026-B0001, et non 2026-0002 comme annoncé.').first()).toBeVisible();
  await page.goto('/invoices');
  await expect(page.getByText('B0001', { exact: true })).toBeVisible();
  await expect(page.getByText('0001', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await second.context.setOffline(false);
  await equal(first, second);

  await draft(second, 'Chantal Petit');
  await equal(first, second);
  await first.page.goto('/settings/devices');
  await first.page.getByRole('button', { name: /Tablette/ }).click();
  await first.page.getByRole('button', { name: 'Retirer l’accès' }).click();
  await first.page.getByRole('alertdialog').getByRole('button', { name: 'Retirer l’accès' }).click();
  await expect(first.page.getByText('Tablette n’a plus accès.').first()).toBeVisible();
  await expect(page.getByText('Accès retiré').first()).toBeVisible();
  const refused = await askIssue(second);
  await expect(refused.getByText(/Cet appareil n’a plus accès au relais/)).toBeVisible();
  await expect(refused.getByRole('button', { name: 'Émettre', exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await refused.getByRole('button', { name: 'Retour' }).click();
  await page.goto('/settings/devices');
  await expect(page.getByText(/L’entreprise reste entière ici, pour vous seul/)).toBeVisible();
  expect([...first.wrong(), ...second.wrong()]).toEqual([]);
  await first.context.close();
  await second.context.close();
});

test('requests to be let in: what is given up is gone for the owner, several that wait are told apart', async ({ browser, relay }) => {
  const [owner, other] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await beginCompany(owner.page);
  await connect(owner.page);
  const { page } = other;
  // Who is told no is offered another invitation, once.
  await join(other, await invite(owner, 'accountant'), 'Hendrik');
  await owner.page.getByRole('group', { name: 'Demande d’accès' }).getByRole('button', { name: 'Refuser' }).click();
  await expect(page.getByText(/L’accès a été refusé/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Utiliser une autre invitation' })).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Utiliser une autre invitation' }).click();
  await expect(page.getByLabel('Lien d’invitation')).toBeVisible();
  const links = [await invite(owner, 'accountant'), await invite(owner, { sales: 'voir', contacts: 'voir' })];
  await owner.page.goto('/settings/devices');
  await join(other, links[0]!, 'Sofie');
  await expect(owner.page.getByRole('group', { name: 'Demande d’accès' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Abandonner la demande' }).click();
  await expect(page.getByLabel('Lien d’invitation')).toBeVisible();
  await expect(owner.page.getByRole('group', { name: 'Demande d’accès' })).toHaveCount(0);

  await join(other, links[0]!, 'Fiduciaire Delvaux');
  await join(other, links[1]!, 'Sofie');
  await expect(page.getByText(/En attente du oui/)).toHaveCount(2);
  for (const name of ['Fiduciaire Delvaux', 'Sofie']) await expect(page.getByText(`Nom annoncé : ${name}`)).toBeVisible();
  await expect(page.getByText(/Comptable · demandé aujourd’hui/)).toBeVisible();
  await expectAccessible(page);
  await expect(owner.page.getByRole('group', { name: 'Demande d’accès' })).toHaveCount(2);
  await expectAccessible(owner.page);
  await page.getByRole('button', { name: 'Abandonner la demande' }).first().click();
  await expect(owner.page.getByRole('group', { name: 'Demande d’accès' })).toHaveCount(1);
  await admit(owner, 'Sofie');
  await arrived(other);
  // That an invitation was answered with no is a 410, which the browser notes of whoever asks for it.
  expect([...owner.wrong(), ...other.wrong()].filter((said) => !/410 \(Gone\)/.test(said))).toEqual([]);
  await owner.context.close();
  await other.context.close();
});
