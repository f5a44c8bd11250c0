export function climbs(root: string): string[];
export function circles(root: string): string[];
export function strangers(root: string): string[];
export function forbidden(root: string): string[];
export function faults(root: string): string[];
