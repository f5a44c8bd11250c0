import 'reflect-metadata';
import { failures } from '../../../src/kernel/failure.js';
import { behindSetting } from '../../../src/settings/setting-problem.js';
import { SettingsError, type Settings } from '../../../src/settings/settings.js';

const SECRET = 'swordfish';
const given = (databaseUrl?: string): Settings =>
  ({ dataDir: '/srv/releve', rootKeyFile: '/keys/root.key', databaseUrl }) as Settings;
const postgres = given(`postgres://releve:${SECRET}@db.example/releve`);
const trouble = (facts: object): Error => Object.assign(new Error(`about ${SECRET}`), facts);

describe('what stops a start', () => {
  it.each([
    [{ code: 'EADDRINUSE', syscall: 'listen' }, given(), 'PORT'],
    [{ code: 'EADDRNOTAVAIL', syscall: 'listen' }, given(), 'HOST'],
    [{ code: 'ENOTFOUND', syscall: 'listen' }, given(), 'HOST'],
    [{ code: 'ECONNREFUSED', syscall: 'connect' }, postgres, 'DATABASE_URL'],
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, postgres, 'DATABASE_URL'],
    [{ code: '28P01' }, postgres, 'DATABASE_URL'],
    [{ code: '3D000' }, postgres, 'DATABASE_URL'],
    [{ code: 'ENOENT', syscall: 'open', path: '/keys/root.key' }, given(), 'RELEVE_ROOT_KEY_FILE'],
    [{ code: 'ENOTDIR', syscall: 'mkdir', path: '/srv/releve' }, given(), 'RELEVE_DATA_DIR'],
    [{ code: 'EACCES', syscall: 'mkdir', path: '/srv' }, given(), 'RELEVE_DATA_DIR'],
    [{ code: 'SQLITE_CANTOPEN' }, given(), 'RELEVE_DATA_DIR'],
  ])('%j is told by the setting behind it, without its value', (facts, settings, name) => {
    const told = behindSetting(trouble(facts), settings);
    expect(told).toBeInstanceOf(SettingsError);
    expect((told as Error).message).toMatch(new RegExp(`^Setting ${name} names [^\\n]+ \\(${facts.code}\\)$`));
    expect((told as Error).message).not.toContain(SECRET);
  });

  it('is left alone where no setting is behind it', () => {
    const refusal = failures('story', { NO: ['refused', 'No.'] }).NO();
    for (const error of [
      refusal,
      new Error('a mistake of ours'),
      trouble({ code: 'ENOSPC', path: '/elsewhere' }),
      null,
    ])
      expect(behindSetting(error, given())).toBe(error);
  });
});
