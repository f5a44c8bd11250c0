import type { components } from '#api';

type Shapes = components['schemas'];
export type Case = Shapes['CaseView'];
export type Handover = Shapes['ListedHandover'];
export type Candidate = Shapes['SuccessorCandidateView'];
export type Timeline = Shapes['TimelineView'];
export type AgencyDeparture = Shapes['AgencyDepartureView'];
