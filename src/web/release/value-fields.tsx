import { useRef, useState, type RefObject } from 'react';
import { Button, Group, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import { call } from '../service/client';
import { useTexts } from '../texts/language';
import { texts } from '../texts/release';

/** A secret while it is typed: read from the fields when it is sent, in no state and in no attribute of the page. */
export interface TypedValue {
  root: RefObject<HTMLDivElement | null>;
  /** As the service takes it. */
  read: () => Record<string, unknown>;
  /** Empties every field. */
  clear: () => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

export function useTypedValue(kind: string): TypedValue {
  const root = useRef<HTMLDivElement>(null);
  const fields = (): Field[] => [...(root.current?.querySelectorAll<Field>('[name]') ?? [])];
  const typed = (): Record<string, string> => Object.fromEntries(fields().map(({ name, value }) => [name, value]));
  return {
    root,
    read: () => valueOf(kind, typed()),
    clear: () => fields().forEach((field) => (field.value = '')),
  };
}

const words = (text = ''): string[] => text.split(/\s+/).filter(Boolean);
const lines = (text = ''): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function valueOf(kind: string, typed: Record<string, string>): Record<string, unknown> {
  const { username = '', password = '', seed = '', codes, token = '', scopes, expiresOn = '', text = '' } = typed;
  if (kind === 'password') return { ...(username ? { username } : {}), password };
  if (kind === 'totp')
    return seed.trim().startsWith('otpauth:') ? { uri: seed.trim() } : { seed: seed.replace(/\s/g, '') };
  if (kind === 'recovery_codes') return { codes: lines(codes) };
  if (kind === 'api_token') return { token, scopes: words(scopes), expiresOn: expiresOn || null };
  return { text };
}

/** The fields of one kind of credential. They are not controlled: React writes what it controls into the document. */
export function ValueFields({
  kind,
  value,
  generateFor,
}: {
  kind: string;
  value: TypedValue;
  generateFor?: string | null;
}) {
  return (
    <Stack ref={value.root} gap="sm">
      {kind === 'password' ? <PasswordFields value={value} generateFor={generateFor ?? null} /> : null}
      {kind === 'totp' ? <SeedField /> : null}
      {kind === 'recovery_codes' ? <CodesField /> : null}
      {kind === 'api_token' ? <TokenFields /> : null}
      {kind === 'note' ? <NoteField /> : null}
    </Stack>
  );
}

/** Browsers offer to keep what looks like a sign-in: these are other accounts' secrets. */
const NOT_KEPT = { autoComplete: 'off', spellCheck: false, 'data-1p-ignore': true, 'data-lpignore': 'true' } as const;

function PasswordFields({ value, generateFor }: { value: TypedValue; generateFor: string | null }) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const make = async (accountId: string): Promise<void> => {
    setBusy(true);
    try {
      const { password } = await call('get', '/api/v1/accounts/{id}/generated-password', { path: { id: accountId } });
      const field = value.root.current?.querySelector<HTMLInputElement>('[name="password"]');
      if (field) field.value = password;
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <TextInput label={t('username')} name="username" maxLength={320} {...NOT_KEPT} />
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <PasswordInput
          flex={1}
          label={t('password')}
          name="password"
          required
          {...NOT_KEPT}
          autoComplete="new-password"
        />
        {generateFor === null ? null : (
          <Button variant="default" loading={busy} onClick={() => void make(generateFor)}>
            {t('generate')}
          </Button>
        )}
      </Group>
    </>
  );
}

function SeedField() {
  const t = useTexts(texts);
  return <PasswordInput label={t('seedOrUri')} description={t('seedHint')} name="seed" required {...NOT_KEPT} />;
}

function CodesField() {
  const t = useTexts(texts);
  return <Textarea label={t('codesField')} description={t('codesHint')} name="codes" rows={5} required {...NOT_KEPT} />;
}

function TokenFields() {
  const t = useTexts(texts);
  return (
    <>
      <PasswordInput label={t('token')} name="token" required {...NOT_KEPT} />
      <TextInput label={t('scopes')} description={t('scopesHint')} name="scopes" {...NOT_KEPT} />
      <TextInput type="date" label={t('expiresOn')} name="expiresOn" />
    </>
  );
}

function NoteField() {
  const t = useTexts(texts);
  return <Textarea label={t('text')} name="text" rows={5} required {...NOT_KEPT} />;
}
