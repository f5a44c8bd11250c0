import type { components } from '#api';

type Shapes = components['schemas'];
export type Runbooks = Shapes['RunbooksView'];
export type RunbookStep = Shapes['RunbookStepView'];
export type RunbookScenario = Shapes['RunbookScenarioView'];
export type RunbookCorrection = Shapes['RunbookCorrectionView'];
