import { atTheDoor } from '../support/door.js';

atTheDoor('the signer of a running service', (door) => {
  const act = (): Promise<void> =>
    door().run('service.tend', (op) => {
      op.record([], { what: 'something' });
      return Promise.resolve();
    });
  const sign = () => door().run('checkpoint.sign', (op) => door().core.keeper.sign(op.db, '2026-11-17'));

  it('signs what extends its memory, and nothing else: a leaf exchanged below it ends the signing', async () => {
    for (let n = 0; n < 5; n++) await act();
    const { head } = await sign();
    await act();
    expect((await sign()).head.size).toBe(head.size + 1);
    const [leaf] = await door().tamper('select hash from ledger_leaf where position = 1');
    await door().tamper(
      `update ledger_leaf set hash = (select hash from ledger_leaf where position = 2) where position = 1`,
    );
    await act();
    await expect(sign()).rejects.toMatchObject({ code: 'ledger.forked' });
    expect(door().core.keeper.remembered()?.head.size).toBe(head.size + 1);
    await door().tamper(`update ledger_leaf set hash = $1 where position = 1`, [leaf!['hash']]);
    expect((await sign()).head.size).toBe(head.size + 2);
  });

  it('signs no head that was put in place of the last one', async () => {
    await door().tamper('create table kept_head as select * from ledger_head');
    await act();
    await sign();
    await door().tamper('delete from ledger_head');
    await door().tamper('insert into ledger_head select * from kept_head');
    await expect(sign()).rejects.toMatchObject({ code: 'ledger.rolled_back' });
  });
});
