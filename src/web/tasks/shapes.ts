import type { components } from '#api';

type Shapes = components['schemas'];
export type Task = Shapes['TaskView'];
export type EvidencePiece = Shapes['EvidenceView'];
