import type { ListName } from './export-head.js';

/** Columns that are printed, with their widths in points; together the width between the margins of A4 landscape. */
export const PRINTED_COLUMNS: Record<ListName, readonly (readonly [name: string, width: number])[]> = {
  'access-list': [
    ['platform', 60],
    ['handle', 80],
    ['brand', 65],
    ['person', 90],
    ['organisation', 82],
    ['level', 68],
    ['reason', 132],
    ['approvedBy', 89],
    ['since', 52],
    ['until', 52],
  ],
  findings: [
    ['severity', 48],
    ['title', 105],
    ['detail', 235],
    ['platform', 62],
    ['handle', 92],
    ['person', 100],
    ['since', 54],
    ['cureAct', 73],
  ],
  register: [
    ['platform', 60],
    ['handle', 82],
    ['displayName', 88],
    ['brand', 70],
    ['ownerEntity', 80],
    ['status', 58],
    ['criticality', 58],
    ['ownerEmail', 111],
    ['backupOwnerEmail', 111],
    ['lastVerifiedOn', 52],
  ],
};
