import type { Somebody } from '../support/given.js';
import { inTheBrowser, type Reader } from '../support/pages.js';

const reason = 'Written down for the story';

/** One window a person: who they are is all that differs between the parts of the story. */
inTheBrowser('access, from a wish to its review', ({ house, reader }) => {
  let owner: Somebody;
  let asker: Somebody;
  let account: { id: string };
  const windows = new Map<string, Reader>();

  const windowOf = async (somebody: Somebody, language: 'en' | 'fr' = 'en'): Promise<Reader> => {
    const known = windows.get(somebody.id);
    if (known) return known;
    const sitting = await reader({ language });
    await sitting.isSignedIn(somebody);
    windows.set(somebody.id, sitting);
    return sitting;
  };
  const sound = async (sitting: Reader): Promise<void> => expect(await sitting.faults()).toEqual([]);

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person({ fullName: 'Olive Owner' });
    asker = await given.person({ fullName: 'Ada Asker', department: 'Marketing' });
    account = await given.account({ owner, platform: 'tiktok', handle: 'story.console', displayName: 'Console story' });
  });

  it('somebody pastes the address of a profile and asks; what was typed stays when it is refused', async () => {
    const ada = await windowOf(asker, 'fr');
    const { page } = ada;
    await ada.open('/requests');
    await sound(ada);
    await page.getByRole('link', { name: 'Demander un accès' }).click();
    await page.getByLabel('Lien du profil').fill('https://www.tiktok.com/@nobody.knows');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Aucun compte officiel').waitFor();
    await page.getByLabel('Lien du profil').fill('https://www.tiktok.com/@story.console?lang=fr');
    await page.keyboard.press('Enter');
    await page.getByText('Console story').waitFor();
    await page.getByLabel('Analyse').check();
    await page.getByLabel('Pourquoi vous en avez besoin').fill('Trop court');
    await page.getByLabel('Dernier jour').fill('2026-11-01');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText('Le dernier jour d’accès ne peut pas être passé.').first().waitFor();
    await sound(ada);
    await page.getByLabel('Dernier jour').fill('2026-12-31');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('heading', { name: 'Analyse sur Console story' }).waitFor();
    expect(await page.getByRole('button', { name: 'Approuver' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Retirer' }).count()).toBe(1);
  });

  it('whoever answers asks back, gets an answer and approves on one screen', async () => {
    const olive = await windowOf(owner);
    const { page } = olive;
    await olive.open('/requests?view=todo');
    await page.getByRole('link', { name: 'Open the request of Ada Asker' }).click();
    await page.getByText('Marketing').waitFor();
    await page.getByText('Olive Owner · Owner').waitFor();
    await sound(olive);
    await page.getByRole('button', { name: 'Ask back' }).click();
    await page.getByLabel('Your question').fill('For which campaign do you need the figures?');
    await page.getByRole('dialog').getByRole('button', { name: 'Ask back' }).click();
    await page.getByText('A question is open').waitFor();

    const ada = await windowOf(asker);
    const adas = ada.page;
    await adas.reload();
    await adas.getByRole('button', { name: 'Répondre' }).click();
    await adas.getByLabel('Votre réponse').fill('Pour celle de l’hiver');
    await adas.getByRole('dialog').getByRole('button', { name: 'Répondre' }).click();
    await adas.getByText('Pour celle de l’hiver').waitFor();
    await sound(ada);

    await page.reload();
    await page.getByText('Pour celle de l’hiver').waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByLabel('Last day').fill('2027-06-30');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('alert').getByText('for less than was asked').waitFor();
    await page.getByLabel('Last day').fill('2026-12-15');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Approved.').waitFor();
  });

  it('one item a keypress; nothing is sent before it is meant, and what was answered can be taken back', async () => {
    const admin = await house().given.registrar();
    const others = [await house().given.person({ fullName: 'Bea' }), await house().given.person({ fullName: 'Cleo' })];
    for (const other of others) await house().given.grant(other, account, 'publisher');
    const plan = await windowOf(admin);
    await plan.open('/campaigns/new');
    await plan.page.getByLabel('Name').fill('Winter review');
    await plan.page.getByLabel('First day').fill('2026-11-17');
    await plan.page.getByLabel('Reason').fill(reason);
    await plan.page.getByRole('button', { name: 'Plan a review' }).click();
    await plan.page.getByRole('heading', { name: 'Winter review' }).waitFor();
    await sound(plan);

    const before = await open(admin);
    const olive = await windowOf(owner);
    const { page } = olive;
    await olive.open('/campaigns');
    await page.getByRole('link', { name: 'Answer mine (2)' }).click();
    await page.getByText('1 of 2').waitFor();
    await sound(olive);
    for (const key of ['c', 'r', 'u', 'l', 'l']) await page.keyboard.press(key);
    await page.getByText('Lower to Advertiser').waitFor();
    await page.getByText('2 answers not sent yet').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('1 lowered').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await open(admin)).toBe(before);
    await page.getByRole('link', { name: 'To the reviews' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Send' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 ends').waitFor();
    await sound(olive);
    await dialog.getByLabel('Why you end them').fill(reason);
    await dialog.getByLabel('Why you lower them').fill(reason);
    await dialog.getByRole('button', { name: 'Send' }).click();
    await page.getByText('2 answers sent.').waitFor();
    await page.getByText('Nothing waits for your answer.').waitFor();
    expect(await open(admin)).toBe(before - 2);
  });

  const open = async (by: Somebody): Promise<number> =>
    (await (await house().given.as(by)).get('/campaigns?state=open')).body.items[0].progress.open;

  it('the platform’s list is pasted, a name is told apart, a difference explained', async () => {
    const olive = await windowOf(owner);
    const { page } = olive;
    await olive.open(`/reconciliation/${account.id}`);
    await page.getByRole('button', { name: 'Add the platform’s list' }).click();
    await page.getByLabel('Seen on').fill('2026-11-17');
    await page.getByLabel('The list').fill('Olive Owner\tAdmin\nZoé Inconnue\tAdmin\nsecret-login@example.com');
    await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();
    await page.getByText('2 people were read.').waitFor();
    await sound(olive);
    expect(await olive.traces()).not.toContain('secret-login');
    await page.getByRole('button', { name: 'Explain' }).first().click();
    await page.getByLabel('Until').fill('2026-12-31');
    await page.getByLabel('Reason').fill(reason);
    await page.getByRole('dialog').getByRole('button', { name: 'Explain' }).click();
    await page.getByText('Explained until 31 Dec 2026 by Olive Owner').waitFor();
  });

  it('rules, groups and a stand-in', async () => {
    const admin = await windowOf(await house().given.registrar());
    await admin.open('/entitlements');
    await admin.page.getByRole('button', { name: 'Make a rule' }).click();
    await admin.page.getByLabel('Department').fill('Marketing');
    await admin.page.getByLabel('Brand').fill('Lumio');
    await admin.page.getByLabel('Reason').fill(reason);
    await sound(admin);
    await admin.page.getByRole('dialog').getByRole('button', { name: 'Make a rule' }).click();
    await admin.page.getByText('The department “Marketing” may hold publisher').waitFor();
    await admin.open('/groups');
    await admin.page.getByRole('button', { name: 'Make a group' }).click();
    await admin.page.getByLabel('Name').fill('Night shift');
    await admin.page.getByRole('dialog').getByRole('button', { name: 'Make a group' }).click();
    await admin.page.getByRole('heading', { name: 'Night shift' }).waitFor();
    await admin.page.getByRole('button', { name: 'Add people' }).click();
    await admin.page.getByPlaceholder('Type a name or an e-mail address').fill('Ada');
    await admin.page.getByRole('option', { name: /Ada Asker/ }).click();
    await admin.page.getByLabel('Reason').fill(reason);
    await admin.page.getByRole('dialog').getByRole('button', { name: 'Add people' }).click();
    await admin.page.getByRole('cell', { name: 'Ada Asker' }).waitFor();
    await sound(admin);
    const olive = await windowOf(owner);
    await olive.open('/stand-ins');
    await olive.page.getByRole('button', { name: 'Name a stand-in' }).click();
    await olive.page.getByPlaceholder('Type a name or an e-mail address').fill('Ada');
    await olive.page.getByRole('option', { name: /Ada Asker/ }).click();
    await olive.page.getByLabel('First day').fill('2026-12-01');
    await olive.page.getByLabel('Last day').fill('2026-12-10');
    await olive.page.getByLabel('Reason').fill(reason);
    await olive.page.getByRole('dialog').getByRole('button', { name: 'Name a stand-in' }).click();
    await olive.page.getByText('Ada Asker stands in for Olive Owner').waitFor();
    await sound(olive);
  });
});
