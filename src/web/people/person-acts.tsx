import { useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useGo } from '../parts/go';
import { ReasonDialog } from '../parts/reason-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { InviteDialog } from './invite-dialog';
import { PersonDialog } from './person-dialog';
import { ResumeDialog } from './resume-dialog';
import { RolesDialog } from './roles-dialog';
import type { Person } from './shapes';

type Wanted = 'change' | 'invite' | 'changeRoles' | 'freeze' | 'unfreeze' | 'suspend' | 'resume';

/** What may be done with a person. */
export function PersonActs({ person }: { person: Person }) {
  const t = useTexts(texts);
  const go = useGo();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const may = (action: string): boolean => person.can?.includes(action) ?? false;
  const shut = (): void => setWanted(null);
  const freeze = person.frozenAt ? 'unfreeze' : 'freeze';
  const entries: [boolean, string, () => void, boolean?][] = [
    [may('person.invite'), t('invite'), () => setWanted('invite')],
    [may('person.roles'), t('changeRoles'), () => setWanted('changeRoles')],
    [may('person.preview'), t('preview'), () => go(`/bus-factor/people/${person.id}`)],
    [may('case.open'), t('openCase'), () => go('/departures/new', { person: person.id })],
    [may('person.resume_access'), t('resume'), () => setWanted('resume')],
    [may('person.suspend_access'), t('suspend'), () => setWanted('suspend'), true],
    [may('person.freeze'), t(freeze), () => setWanted(freeze), freeze === 'freeze'],
  ];
  const shown = entries.filter(([isShown]) => isShown);
  return (
    <>
      {may('person.change') ? <Button onClick={() => setWanted('change')}>{t('change')}</Button> : null}
      {shown.length > 0 ? (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} />}>
              {t('acts')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {shown.map(([, label, act, danger]) => (
              <Menu.Item key={label} onClick={act} {...(danger ? { color: 'red' } : {})}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {wanted === 'change' ? <PersonDialog person={person} onClose={shut} /> : null}
      {wanted === 'invite' ? <InviteDialog person={person} onClose={shut} /> : null}
      {wanted === 'changeRoles' ? <RolesDialog person={person} onClose={shut} /> : null}
      {wanted === 'resume' ? <ResumeDialog person={person} onClose={shut} /> : null}
      {wanted === 'freeze' || wanted === 'unfreeze' || wanted === 'suspend' ? (
        <Decide person={person} act={wanted} onClose={shut} />
      ) : null}
    </>
  );
}

const ROUTES = {
  freeze: '/api/v1/people/{id}/freeze',
  unfreeze: '/api/v1/people/{id}/unfreeze',
  suspend: '/api/v1/people/{id}/suspend-access',
} as const;

interface DecideProps {
  person: Person;
  act: keyof typeof ROUTES;
  onClose: () => void;
}

function Decide({ person, act, onClose }: DecideProps) {
  const t = useTexts(texts);
  // Each of these routes takes a reason and nothing else.
  const decide = useAct('post', ROUTES[act] as '/api/v1/people/{id}/freeze');
  return (
    <ReasonDialog
      title={t(`${act}Title`, { name: person.fullName })}
      follows={t(`${act}Follows`)}
      submit={t(act)}
      danger={act !== 'unfreeze'}
      onSubmit={(reason) => decide.mutateAsync({ path: { id: person.id }, body: { reason } })}
      onClose={onClose}
    />
  );
}
