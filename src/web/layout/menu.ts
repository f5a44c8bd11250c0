import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBook,
  IconBuilding,
  IconChecklist,
  IconCertificate,
  IconDoorExit,
  IconFileExport,
  IconFileImport,
  IconFlame,
  IconHome,
  IconKey,
  IconListCheck,
  IconListDetails,
  IconMailQuestion,
  IconMasksTheater,
  IconMicrophone,
  IconMoon,
  IconPlus,
  IconRefresh,
  IconRubberStamp,
  IconScript,
  IconSettings,
  IconTag,
  IconUrgent,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import type { texts } from '../texts/menu';

type Label = keyof typeof texts.texts;
export interface Entry {
  to: string;
  label: Label;
  icon: Icon;
  /** Shown to whoever may try this act at all. */
  needs?: string;
}

/** Where everything is, in the order of a working day. An entry without its page is not shown. */
export const MENU: readonly { group: Label; entries: readonly Entry[] }[] = [
  {
    group: 'work',
    entries: [
      { to: '/', label: 'home', icon: IconHome },
      { to: '/tasks', label: 'tasks', icon: IconChecklist, needs: 'task.list' },
      { to: '/requests', label: 'requests', icon: IconMailQuestion, needs: 'request.list' },
      { to: '/campaigns', label: 'campaigns', icon: IconListCheck, needs: 'campaign.list' },
      { to: '/policies', label: 'policies', icon: IconBook, needs: 'policy.list' },
      { to: '/training', label: 'training', icon: IconCertificate, needs: 'training.list' },
    ],
  },
  {
    group: 'register',
    entries: [
      { to: '/accounts', label: 'accounts', icon: IconListDetails, needs: 'account.list' },
      { to: '/account-requests', label: 'accountRequests', icon: IconPlus, needs: 'account_request.list' },
      { to: '/people', label: 'people', icon: IconUsers, needs: 'person.list' },
      { to: '/organisations', label: 'organisations', icon: IconBuilding, needs: 'organisation.list' },
      { to: '/brands', label: 'brands', icon: IconTag, needs: 'brand.list' },
    ],
  },
  {
    group: 'access',
    entries: [
      { to: '/rotations', label: 'rotations', icon: IconRefresh, needs: 'rotation.list' },
      { to: '/reconciliation', label: 'reconciliation', icon: IconArrowsExchange, needs: 'reconciliation.show' },
      { to: '/entitlements', label: 'entitlements', icon: IconMicrophone, needs: 'entitlement.list' },
      { to: '/groups', label: 'groups', icon: IconUsersGroup, needs: 'group.list' },
      { to: '/break-glass', label: 'breakGlass', icon: IconUrgent, needs: 'break_glass.list' },
      { to: '/findings', label: 'findings', icon: IconAlertTriangle, needs: 'finding.list' },
    ],
  },
  {
    group: 'departures',
    entries: [
      { to: '/departures', label: 'cases', icon: IconDoorExit, needs: 'case.list' },
      { to: '/bus-factor', label: 'busFactor', icon: IconMoon, needs: 'bus_factor.list' },
      { to: '/runbooks', label: 'runbooks', icon: IconScript, needs: 'runbook.show' },
    ],
  },
  {
    group: 'incidents',
    entries: [
      { to: '/incidents', label: 'incidentList', icon: IconFlame, needs: 'incident.list' },
      { to: '/impersonations', label: 'impersonations', icon: IconMasksTheater, needs: 'impersonation.list' },
      { to: '/brand-audits', label: 'brandAudits', icon: IconRubberStamp, needs: 'brand_audit.list' },
    ],
  },
  {
    group: 'control',
    entries: [
      { to: '/audit', label: 'audit', icon: IconKey, needs: 'audit.read' },
      { to: '/exports', label: 'exports', icon: IconFileExport, needs: 'export.access_list' },
      { to: '/import', label: 'import', icon: IconFileImport, needs: 'import.open' },
      { to: '/settings', label: 'settings', icon: IconSettings, needs: 'outbox.list' },
    ],
  },
];
