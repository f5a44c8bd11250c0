import { keepAccounts } from '../../src/accounts/history.js';
import { Worker } from '../../src/worker/worker.js';
import type { Answer } from './browser.js';
import { VaultStory, type Someone } from './vault-story.js';

export const WHY = 'Looked at in the review';

/** People, accounts and grants of a review, and the acts of those who take part in one. */
export class ReviewStory extends VaultStory {
  /** Opens a round as an admin; the fields given are on top of a plain one that begins today. */
  open(admin: Someone, more: Record<string, unknown> = {}): Promise<Answer> {
    return this.as(admin).post('/campaigns', {
      name: 'Review of the quarter',
      subject: 'grants',
      cadence: 'once',
      startsOn: this.house.clock.now().toISOString().slice(0, 10),
      answerDays: 14,
      reviewerRule: 'owner',
      afterDeadline: 'nothing',
      reason: 'The charter asks for it',
      ...more,
    });
  }

  /** A round that is open; answers its id. */
  async opened(admin: Someone, more: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.open(admin, more);
    if (answer.status !== 201) throw new Error(`Campaign: ${answer.status} ${answer.text}`);
    return answer.body.id as string;
  }

  async items(by: Someone, campaign: string, query = ''): Promise<any[]> {
    return (await this.as(by).get(`/campaigns/${campaign}/items?limit=200${query}`)).body.items;
  }

  async itemOf(by: Someone, campaign: string, grant: string): Promise<any> {
    return (await this.items(by, campaign)).find((item) => item.subject === `grant:${grant}`);
  }

  answer(
    by: Someone,
    item: { id: string; campaignId: string },
    act: string,
    more: Record<string, unknown> = { reason: WHY },
  ): Promise<Answer> {
    return this.as(by).post(`/campaigns/${item.campaignId}/items/${item.id}/${act}`, more);
  }

  /** What accounts written straight into the table say from their first day on, as it is kept for past days. */
  async kept(): Promise<void> {
    await this.house.run('service.tend', async (op) => {
      await keepAccounts(op);
      op.record('story');
    });
  }

  tick(job: string): Promise<string> {
    return this.house.app.get(Worker).tick(job);
  }

  /** What the outside was told under a topic, oldest first. */
  async told(topic: string): Promise<any[]> {
    const found = await this.house.tamper('select facts from outbox where topic = $1 order by id', [topic]);
    return found.map((row) => JSON.parse(row['facts'] as string) as unknown);
  }
}
