import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useGo } from '../parts/go';
import { call } from '../service/client';
import { useReader, useRemember } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/menu';
import { word } from '../texts/words';

/** Who sits here, their own page, and the way out. */
export function ReaderMenu() {
  const t = useTexts(texts);
  const go = useGo();
  const remember = useRemember();
  const { person, roles } = useReader();
  const signOut = async (): Promise<void> => {
    await call('delete', '/api/v1/session');
    remember(null);
    go('/sign-in');
  };
  if (!person) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('account', { name: person.fullName })}>
          <IconUserCircle size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600}>
            {person.fullName}
          </Text>
          {roles.map((role) => word('role', role)).join(', ')}
        </Menu.Label>
        <Menu.Item leftSection={<IconUserCircle size={16} />} onClick={() => go('/me')}>
          {t('me')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
