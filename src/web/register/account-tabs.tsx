import { lazy, type ComponentType } from 'react';
import type { Account } from './shapes';

export interface TabProps {
  account: Account;
}

interface Shown {
  account: Account;
  /** May the reader try such an act at all? */
  can: (action: string) => boolean;
}

const always = (): boolean => true;
const one =
  (action: string) =>
  ({ account }: Shown): boolean =>
    account.can.includes(action);

const tab = <K extends string>(load: () => Promise<{ [N in K]: ComponentType<TabProps> }>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }));

/** The tabs of an account, each loaded when it is opened. */
export const ACCOUNT_TABS = [
  { tab: 'facts', label: 'tabFacts', shown: always, Component: tab(() => import('./facts-tab'), 'FactsTab') },
  { tab: 'seats', label: 'tabSeats', shown: always, Component: tab(() => import('./seats-tab'), 'SeatsTab') },
  {
    tab: 'access',
    label: 'tabAccess',
    shown: one('account.access'),
    Component: tab(() => import('./access-tab'), 'AccessTab'),
  },
  {
    tab: 'credentials',
    label: 'tabCredentials',
    shown: ({ can }: Shown) => can('credential.list'),
    Component: tab(() => import('../release/account-credentials'), 'AccountCredentials'),
  },
  {
    tab: 'set-up',
    label: 'tabSetUp',
    shown: ({ account }: Shown) => account.status === 'approved',
    Component: tab(() => import('../release/account-set-up'), 'AccountSetUp'),
  },
  {
    tab: 'recovery',
    label: 'tabRecovery',
    shown: always,
    Component: tab(() => import('./recovery-tab'), 'RecoveryTab'),
  },
  {
    tab: 'continuity',
    label: 'tabContinuity',
    shown: one('account.score'),
    Component: tab(() => import('./continuity-tab'), 'ContinuityTab'),
  },
  {
    tab: 'native',
    label: 'tabNative',
    shown: one('reconciliation.show'),
    Component: tab(() => import('./native-tab'), 'NativeTab'),
  },
  { tab: 'tools', label: 'tabTools', shown: always, Component: tab(() => import('./tools-tab'), 'ToolsTab') },
  { tab: 'history', label: 'tabHistory', shown: always, Component: tab(() => import('./history-tab'), 'HistoryTab') },
  {
    tab: 'documents',
    label: 'tabDocuments',
    shown: always,
    Component: tab(() => import('./documents-tab'), 'DocumentsTab'),
  },
  {
    tab: 'incidents',
    label: 'tabIncidents',
    shown: ({ can }: Shown) => can('incident.list'),
    Component: tab(() => import('./incidents-tab'), 'IncidentsTab'),
  },
] as const;
